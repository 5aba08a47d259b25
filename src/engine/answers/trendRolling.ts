import { joinGathered, type Gathered } from '../collection/gathered.ts';
import type { KpiId, Reading } from '../domain/reading.ts';
import type { Release, ServiceId } from '../domain/release.ts';
import { nextRelease } from '../domain/releaseServing.ts';
import type { Incident } from '../domain/ticket.ts';
import type { TimeWindow } from '../domain/time.ts';
import { alertPrecision } from '../metrics/alertPrecision.ts';
import { changeFailureRate } from '../metrics/changeFailureRate.ts';
import { deploymentOutcomes, type DeploymentOutcome } from '../metrics/deploymentOutcomes.ts';
import { deploymentReworkRate } from '../metrics/deploymentReworkRate.ts';
import { reopenRate } from '../metrics/reopenRate.ts';
import { ROLLING_LENGTH } from '../metrics/shareOfFew.ts';
import { timeToRestoreTen } from '../metrics/timeToRestoreTen.ts';
import { contextOf, missingSources, ofService, partialContext, whyNotCounted } from './believed.ts';
import type { Facts } from './facts.ts';
import { holdersOf } from './ticketReadings.ts';

type RollingReading = (facts: Facts, asked: { readonly release: Release }) => Reading;

/** Figures over the last ten: as of a release, that is until the next one of its service began. */
export const ROLLING_READING = {
  'change-failure-rate': (facts, { release }) => {
    const incidents = incidentsOf(facts, release.service);
    const run = runOf(facts, release);
    const gathered = joinGathered<unknown>([facts.deployments, incidents]);
    return changeFailureRate({
      ...contextOf(gathered, facts.nowMs),
      outcomes: outcomesUntil(facts, release),
      unattributed: unattributedIn(facts, release.service, run.window),
      incidentsMissing: !incidents.offered || missingSources(incidents).length > 0,
      window: run.window,
    });
  },
  'deployment-rework-rate': (facts, { release }) => {
    const { window } = runOf(facts, release);
    const context = contextOf(facts.deployments, facts.nowMs);
    return deploymentReworkRate({ ...context, outcomes: outcomesUntil(facts, release), window });
  },
  'time-to-restore-ten': (facts, { release }) => {
    const { releases, window } = runOf(facts, release);
    const gathered = incidentsOf(facts, release.service);
    const tied = unique(releases.flatMap(({ id }) => facts.incidents.byRelease.get(id) ?? []));
    return (
      whyNotCounted({ ...gathered, items: tied }, 'incidents') ??
      timeToRestoreTen({ ...partialContext(gathered, facts.nowMs), incidents: tied, window })
    );
  },
  'reopen-rate': (facts, { release }) => {
    const { releases, window } = runOf(facts, release);
    const tied = unique(
      releases.flatMap(({ id }) => [
        ...(facts.incidents.byRelease.get(id) ?? []),
        ...(facts.defects.byRelease.get(id) ?? []),
      ]),
    );
    const defects = ofService(facts.list('defects'), [], holdersOf(facts, 'defects', release));
    const gathered = joinGathered<unknown>([incidentsOf(facts, release.service), defects]);
    const tickets = tied.map(({ ticket }) => ticket);
    return (
      whyNotCounted({ ...gathered, items: tickets }, 'incidents and defects') ??
      reopenRate({ ...partialContext(gathered, facts.nowMs), tickets, window })
    );
  },
  'alert-precision': (facts, { release }) => {
    const { window } = runOf(facts, release);
    const incidents = incidentsOf(facts, release.service);
    const all = facts.list('alerts');
    const items = all.items.filter(({ serviceName, startedAtMs }) => {
      const named = serviceName === null ? [] : facts.catalogue.servicesNamed(serviceName);
      return named.includes(release.service) && startedAtMs >= window.startMs && startedAtMs < window.endMs;
    });
    const alerts = { ...all, items };
    const both = partialContext(joinGathered<unknown>([alerts, incidents]), facts.nowMs);
    return (
      // Without incidents nothing is confirmed: that would be a precision of nought.
      whyNotCounted(incidents, 'incidents') ??
      whyNotCounted(alerts, 'alerts') ??
      alertPrecision({ ...both, alerts: items, incidents: incidents.items, window })
    );
  },
} satisfies Record<KpiId, RollingReading>;

interface Run {
  /** Oldest first, at most ten, the release in question last. */
  readonly releases: readonly Release[];
  readonly window: TimeWindow;
}

function runOf(facts: Facts, release: Release): Run {
  return facts.once(`run ${release.id}`, () => {
    const startedAtMs = release.startedAtMs ?? Infinity;
    const releases = facts.releases
      .filter((one) => one.service === release.service && (one.startedAtMs ?? Infinity) <= startedAtMs)
      .slice(-ROLLING_LENGTH);
    const startMs = releases[0]?.startedAtMs ?? facts.nowMs;
    return { releases, window: { startMs, endMs: untilMs(facts, release) } };
  });
}

function untilMs(facts: Facts, release: Release): number {
  return nextRelease(facts.releases, release)?.startedAtMs ?? facts.nowMs;
}

/** All deployments of the service until the next release began, oldest first; what is known of them today. */
function outcomesUntil(facts: Facts, release: Release): DeploymentOutcome[] {
  const { service } = release;
  const outcomes = facts.once(`outcomes ${service}`, () =>
    deploymentOutcomes({
      releases: facts.releases.filter((one) => one.service === service),
      incidentsOf: (id) => facts.incidents.byRelease.get(id) ?? [],
      postReleaseMs: facts.settings.releases.postReleaseMs,
      nowMs: facts.nowMs,
    }),
  );
  const endMs = untilMs(facts, release);
  const isLast = endMs === facts.nowMs;
  return outcomes.filter(({ atMs }) => atMs < endMs || (isLast && atMs === endMs));
}

/** Incidents that the trackers of the service tell, whatever release they belong to. */
function incidentsOf(facts: Facts, service: ServiceId): Gathered<Incident> {
  return facts.once(`incidents ${service}`, () => {
    const all = facts.list('incidents');
    const own = all.items.filter(({ serviceNames }) => isOf(facts, service, serviceNames));
    return ofService(all, own, holdersOf(facts, 'incidents', { service }));
  });
}

function isOf({ catalogue }: Facts, service: ServiceId, names: readonly string[]): boolean {
  return names.some((name) => catalogue.servicesNamed(name).includes(service));
}

function unattributedIn(facts: Facts, service: ServiceId, { startMs, endMs }: TimeWindow): number {
  return facts.incidents.unattributed.filter(({ ticket }) => {
    const { counts, serviceNames, startedAtMs } = ticket;
    return counts && startedAtMs >= startMs && startedAtMs < endMs && isOf(facts, service, serviceNames);
  }).length;
}

/** A ticket that names two releases stands under both, and counts once. */
function unique<T extends { readonly ticket: { readonly id: string } }>(tied: readonly T[]): T[] {
  return [...new Map(tied.map((one) => [one.ticket.id, one])).values()];
}
