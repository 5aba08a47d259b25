import { settingsHash } from '../settings/settingsHash.ts';
import type { ReadingInput } from '../domain/reading.ts';
import type { Facts } from './facts.ts';
import { isShown, releaseRef } from './releaseRef.ts';
import type { LaneFlag, LaneIncident, ShellBody } from './shellBody.ts';
import { stateOf } from './sourceState.ts';

export function answerShell(facts: Facts): ShellBody {
  const { settings, environment, sources } = facts;
  const lane = laneFlags(facts);
  const incidents = laneIncidents(facts);
  // Asked here for no figure, but for the count of sources that answer.
  facts.askQuietSources();
  const states = sources.map((source) => stateOf(facts, source));
  const inputs = facts.traffic('requests').gathered.inputs;
  return {
    title: settings.title,
    environments: settings.environments.map(({ id }) => id),
    environment,
    services: settings.services.map(({ id, label }) => ({ id, label })),
    refreshMs: settings.refreshMs,
    lane,
    incidents,
    sources: {
      total: states.length,
      answering: states.filter((state) => state === 'answering').length,
      awaited: states.filter((state) => state === 'awaited').length,
    },
    ...newestOf(inputs),
    frozenAtMs: facts.nowMs < facts.clockMs ? facts.nowMs : null,
    settingsHash: settingsHash(settings),
  };
}

/** How new the newest figures can be: by the input that is asked most often, the newest of them where several are. */
function newestOf(inputs: readonly ReadingInput[]): Pick<ShellBody, 'asOfMs' | 'everyMs'> {
  const [newest] = inputs.toSorted(
    (a, b) => Math.sign((a.everyMs ?? Infinity) - (b.everyMs ?? Infinity)) || b.asOfMs - a.asOfMs,
  );
  return { asOfMs: newest?.asOfMs ?? null, everyMs: newest?.everyMs ?? null };
}

function laneFlags(facts: Facts): LaneFlag[] {
  return facts.releases
    .filter(({ service }) => isShown(facts, service))
    .flatMap((release) => {
      const ref = releaseRef(facts, release);
      return release.deployments.map(({ atMs, kind }) => ({ release: ref, atMs, kind }));
    })
    .filter(({ atMs }) => atMs >= facts.sinceMs)
    .toSorted((a, b) => a.atMs - b.atMs);
}

/** Incidents are marked by service where they name one; those that name none concern everybody. */
function laneIncidents(facts: Facts): LaneIncident[] {
  return facts
    .list('incidents')
    .items.filter(({ serviceNames, counts }) => {
      const services = serviceNames.flatMap((name) => facts.catalogue.servicesNamed(name));
      return counts && (services.length === 0 || services.some((service) => isShown(facts, service)));
    })
    .map(({ id, title, startedAtMs, restoredAtMs }) => ({ id, title, startedAtMs, restoredAtMs }))
    .toSorted((a, b) => a.startedAtMs - b.startedAtMs);
}
