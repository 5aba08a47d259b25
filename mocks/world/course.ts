import type { StoryClock } from './clockwork.ts';
import { BUCKET_MS } from './clockwork.ts';
import { NORMALS, SERVICES } from './company.ts';
import { driftingNoise, randomFrom } from './random.ts';
import { demand } from './rhythm.ts';
import { newestFirst, sharesAt } from './rollout.ts';
import type { PlannedFault } from './story.ts';
import type { Platform, WorldRelease } from './world.ts';

/** What all topics of the simulation share: how busy it was, who served, what was broken, bucket by bucket. */
export interface Course {
  readonly seed: number;
  readonly clock: StoryClock;
  readonly trafficScale: number;
  readonly releases: readonly WorldRelease[];
  readonly faults: readonly PlannedFault[];
  /** Per service: demand as a multiple of the noon level. */
  readonly demand: ReadonlyMap<string, Float64Array>;
  /** Per service: what the failure rate is multiplied by although nothing is wrong; bursts of bad luck. */
  readonly luck: ReadonlyMap<string, Float64Array>;
  /** Per fault id: 1 in each bucket in which it acts. */
  readonly acting: ReadonlyMap<string, Uint8Array>;
}

/** Standard deviation and memory of the failure rate's own ups and downs (of its logarithm, per 5 minutes). */
const LUCK = { deviation: 0.32, memory: 0.9 };

export function buildCourse(
  facts: Pick<Course, 'seed' | 'clock' | 'trafficScale' | 'releases' | 'faults'>,
): Course {
  const { seed, clock, faults } = facts;
  const levels = new Map(SERVICES.map(({ id }) => [id, demand(seed, id, clock)]));
  const luck = new Map(SERVICES.map(({ id }) => [id, luckOf(seed, id, clock)]));
  const acting = new Map(faults.map((fault) => [fault.id, actingBuckets(fault, clock, levels)]));
  return { ...facts, demand: levels, luck, acting };
}

function luckOf(seed: number, service: string, clock: StoryClock): Float64Array {
  const drift = driftingNoise(randomFrom(seed, `luck/${service}`), { length: clock.buckets, ...LUCK });
  // The subtracted half variance keeps the mean of the log-normal factor at 1.
  return drift.map((value) => Math.exp(value - LUCK.deviation ** 2 / 2));
}

/** Load is the demand at full traffic, so that a world with thin traffic has the same history. */
function actingBuckets(
  fault: PlannedFault,
  clock: StoryClock,
  levels: ReadonlyMap<string, Float64Array>,
): Uint8Array {
  const acting = new Uint8Array(clock.buckets);
  const from = Math.max(0, Math.round((fault.startMs - clock.startMs) / BUCKET_MS));
  const to = Math.min(clock.buckets, Math.round((fault.endMs - clock.startMs) / BUCKET_MS));
  const service = fault.services[0] ?? '';
  const level = levels.get(service);
  const rpmAtNoon = noonRpm(service);
  for (let i = from; i < to; i += 1) {
    const busy = fault.onlyAboveRpm === null || (level?.[i] ?? 0) * rpmAtNoon > fault.onlyAboveRpm;
    acting[i] = busy ? 1 : 0;
  }
  return acting;
}

export function noonRpm(service: string): number {
  return NORMALS.filter((one) => one.service === service).reduce((sum, one) => sum + one.noonRpm, 0);
}

/** Versions that carry a fault: from the one that brought it to the last one before its repair; all, if nobody's fault. */
export function carriers(
  fault: PlannedFault,
  service: string,
  releases: readonly WorldRelease[],
): readonly string[] {
  const versions = releases.filter((one) => one.service === service).map(({ version }) => version);
  if (fault.causedBy === null) return fault.services.includes(service) ? versions : [];
  if (fault.causedBy.service !== service) return [];
  const from = versions.indexOf(fault.causedBy.version);
  const to = fault.fixedIn === null ? -1 : versions.indexOf(fault.fixedIn.version);
  return from < 0 ? [] : versions.slice(from, to < 0 ? undefined : to);
}

/** Share of a platform's traffic per version of a service and bucket. */
export function shareColumns(course: Course, service: string, platform: Platform): readonly Float32Array[] {
  const releases = course.releases.filter((one) => one.service === service);
  const columns = releases.map(() => new Float32Array(course.clock.buckets));
  const order = newestFirst(releases);
  const shares = new Float64Array(releases.length);
  for (let i = 0; i < course.clock.buckets; i += 1) {
    sharesAt(order, platform, course.clock.startMs + i * BUCKET_MS, shares);
    for (let v = 0; v < columns.length; v += 1) {
      const column = columns[v];
      if (column !== undefined) column[i] = shares[v] ?? 0;
    }
  }
  return columns;
}

/** First and one-past-last bucket with anything in them, or null. */
export function extent(column: Float32Array): { readonly from: number; readonly to: number } | null {
  const from = column.findIndex((share) => share > 0);
  return from < 0 ? null : { from, to: column.findLastIndex((share) => share > 0) + 1 };
}
