import { settingsHash } from '../settings/settingsHash.ts';
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
  const answering = sources.filter((source) => stateOf(facts, source) === 'answering').length;
  const inputs = facts.traffic('requests').gathered.inputs;
  return {
    title: settings.title,
    environments: settings.environments.map(({ id }) => id),
    environment,
    services: settings.services.map(({ id, label }) => ({ id, label })),
    refreshMs: settings.refreshMs,
    lane,
    incidents,
    sources: { total: sources.length, answering },
    asOfMs: inputs.length === 0 ? null : Math.max(...inputs.map(({ asOfMs }) => asOfMs)),
    frozenAtMs: facts.nowMs < facts.clockMs ? facts.nowMs : null,
    settingsHash: settingsHash(settings),
  };
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
