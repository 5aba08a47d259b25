import { HOUR_MS } from '../../src/engine/domain/time.ts';
import { carriers, type Course } from './course.ts';
import { binomial, negativeBinomial, randomFrom, uniform, type Random } from './random.ts';
import type { WorldErrorGroup, WorldSighting, WorldTraffic } from './world.ts';
import { BUCKET_MS } from './clockwork.ts';
import type { PlannedFault, PlannedGroup } from './story.ts';
import { EVERYDAY_GROUPS } from './everydayErrors.ts';

/** Of the failures of a normal day, this share ends up in the everyday groups (the rest is never reported). */
const REPORTED = 0.75;

/** What error tracking sees: the same few groups every day, and what each fault adds. */
export function simulateErrorGroups(
  course: Course,
  traffic: readonly WorldTraffic[],
): readonly WorldErrorGroup[] {
  const hours = failuresByHour(course, traffic);
  return [...everydayGroups(course, hours), ...faultGroups(course, hours)];
}

/** Failures of one version in one hour: those that faults explain, by fault, and the others. */
interface VersionHours {
  readonly service: string;
  readonly version: string;
  readonly firstHourMs: number;
  readonly normal: Float64Array;
  readonly byFault: ReadonlyMap<string, Float64Array>;
}

function failuresByHour(course: Course, traffic: readonly WorldTraffic[]): readonly VersionHours[] {
  return course.releases.flatMap(({ service, version }) => {
    const parts = traffic.filter((one) => one.service === service && one.version === version);
    if (parts.length === 0) return [];
    const startMs = Math.min(...parts.map(({ firstStartMs }) => firstStartMs));
    const endMs = Math.max(
      ...parts.map(({ firstStartMs, total }) => firstStartMs + total.length * BUCKET_MS),
    );
    const firstHourMs = Math.floor(startMs / HOUR_MS) * HOUR_MS;
    const length = Math.ceil((endMs - firstHourMs) / HOUR_MS);
    const normal = new Float64Array(length);
    const carried = course.faults.filter((fault) =>
      carriers(fault, service, course.releases).includes(version),
    );
    const byFault = new Map(carried.map(({ id }) => [id, new Float64Array(length)]));
    for (const part of parts) {
      const faults = carried.filter(
        ({ platforms, journeys }) => platforms.includes(part.platform) && journeys.includes(part.journey),
      );
      const offset = Math.round((part.firstStartMs - course.clock.startMs) / BUCKET_MS);
      for (let i = 0; i < part.failed.length; i += 1) {
        const failed = part.failed[i] ?? 0;
        if (failed === 0) continue;
        const hour = Math.floor((part.firstStartMs + i * BUCKET_MS - firstHourMs) / HOUR_MS);
        let rest = failed;
        for (const fault of faults) {
          if (course.acting.get(fault.id)?.[offset + i] !== 1) continue;
          const excess = rest * (1 - 1 / fault.errorFactor);
          const column = byFault.get(fault.id);
          if (column !== undefined) column[hour] = (column[hour] ?? 0) + excess;
          rest -= excess;
        }
        normal[hour] = (normal[hour] ?? 0) + rest;
      }
    }
    return [{ service, version, firstHourMs, normal, byFault }];
  });
}

function everydayGroups(course: Course, hours: readonly VersionHours[]): WorldErrorGroup[] {
  return EVERYDAY_GROUPS.flatMap((group, index) => {
    const random = randomFrom(course.seed, `everyday/${index}`);
    const versions = hours.filter(({ service }) => service === group.service);
    const since =
      group.sinceVersion === null ? 0 : versions.findIndex(({ version }) => version === group.sinceVersion);
    const until =
      group.resolvedIn === null ? -1 : versions.findIndex(({ version }) => version === group.resolvedIn);
    const back = group.backIn === null ? -1 : versions.findIndex(({ version }) => version === group.backIn);
    if (since < 0) return [];
    const affected = versions.filter(
      (_, v) => v >= since && (until < 0 || v < until || (back >= 0 && v >= back)),
    );
    const sightings = affected.flatMap((one) =>
      sighting(one, one.normal, { random, share: group.share * REPORTED, course }),
    );
    const resolvedAtMs = until < 0 ? null : firstStart(course, versions[until]);
    const returned =
      back < 0 ? undefined : sightings.find(({ version }) => version === versions[back]?.version);
    if (sightings.length === 0) return [];
    return [
      {
        id: `everyday-${index + 1}`,
        service: group.service,
        title: group.title,
        culprit: group.culprit,
        level: group.level,
        faultId: null,
        state: group.ignored
          ? 'ignored'
          : resolvedAtMs === null || returned !== undefined
            ? 'unresolved'
            : 'resolved',
        resolvedAtMs,
        resolvedInVersion: group.resolvedIn,
        regressions:
          returned === undefined ? [] : [{ atMs: returned.firstSeenMs, version: returned.version }],
        sightings,
      },
    ];
  });
}

function faultGroups(course: Course, hours: readonly VersionHours[]): WorldErrorGroup[] {
  const groups = new Map<string, WorldErrorGroup>();
  for (const fault of course.faults) {
    for (const service of fault.services) {
      for (const planned of fault.groups) addFaultGroup(groups, { course, hours, fault, service, planned });
    }
  }
  return [...groups.values()];
}

interface FaultGroup {
  readonly course: Course;
  readonly hours: readonly VersionHours[];
  readonly fault: PlannedFault;
  readonly service: string;
  readonly planned: PlannedGroup;
}

function addFaultGroup(
  groups: Map<string, WorldErrorGroup>,
  { course, hours, fault, service, planned }: FaultGroup,
): void {
  const random = randomFrom(course.seed, `fault-group/${fault.id}/${planned.id}/${service}`);
  const sightings = hours
    .filter((one) => one.service === service)
    .flatMap((one) => {
      const column = one.byFault.get(fault.id);
      return column === undefined ? [] : sighting(one, column, { random, share: planned.share, course });
    });
  const first = sightings[0];
  if (first === undefined) return;
  const earlier = planned.sameAs === undefined ? undefined : groups.get(`${planned.sameAs}/${service}`);
  if (earlier !== undefined) {
    groups.set(`${planned.sameAs ?? ''}/${service}`, {
      ...earlier,
      state: 'unresolved',
      regressions: [...earlier.regressions, { atMs: first.firstSeenMs, version: first.version }],
      sightings: [...earlier.sightings, ...sightings],
    });
    return;
  }
  const last = sightings.at(-1) ?? first;
  const fixed = fault.fixedIn !== null && fault.fixedIn.service === service;
  groups.set(`${planned.id}/${service}`, {
    id: `${planned.id}-${service}`,
    service,
    title: planned.title,
    culprit: planned.culprit,
    level: planned.level,
    faultId: fault.id,
    state: fixed || fault.fixedIn === null ? 'resolved' : 'unresolved',
    // Resolved when everything is quiet: after the repair is out, never before the last event.
    resolvedAtMs: Math.max(fault.endMs, last.lastSeenMs) + 2 * HOUR_MS,
    resolvedInVersion: fixed ? (fault.fixedIn?.version ?? null) : null,
    regressions: [],
    sightings,
  });
}

function firstStart(course: Course, of: VersionHours | undefined): number | null {
  const release = course.releases.find((one) => one.service === of?.service && one.version === of.version);
  return release?.deployments[0]?.finishedAtMs ?? null;
}

/** Events of one group in one version, hour by hour; none at all gives no sighting. */
function sighting(
  { version, firstHourMs, service }: VersionHours,
  failures: Float64Array,
  { random, share, course }: { random: Random; share: number; course: Course },
): WorldSighting[] {
  const events = failures.map((count) => negativeBinomial(random, count * share, 6));
  const from = events.findIndex((count) => count > 0);
  if (from < 0) return [];
  const to = events.findLastIndex((count) => count > 0) + 1;
  const startMs =
    course.releases.find((one) => one.service === service && one.version === version)?.deployments[0]
      ?.startedAtMs ?? 0;
  const firstSeenMs = firstHourMs + from * HOUR_MS + Math.floor(uniform(random, 0, HOUR_MS));
  const lastSeenMs = firstHourMs + (to - 1) * HOUR_MS + Math.floor(uniform(random, 0, HOUR_MS));
  const seenMs = Math.max(firstSeenMs, startMs + Math.floor(uniform(random, 2, 12) * 60_000));
  return [
    {
      version,
      firstSeenMs: seenMs,
      lastSeenMs: Math.max(seenMs + 1_000, lastSeenMs),
      firstHourMs: firstHourMs + from * HOUR_MS,
      events: Uint32Array.from(events.subarray(from, to)),
      users: Uint32Array.from(events.subarray(from, to), (count) =>
        count > 0 ? 1 + binomial(random, count - 1, 0.8) : 0,
      ),
    },
  ];
}
