import type { TimeWindow } from '../../src/engine/domain/time.ts';
import { durationLimits } from './writers/counterColumns.ts';
import { logNormalShare } from './writers/logNormal.ts';
import type { World, WorldTraffic } from '../../mocks/world/world.ts';

/** Which traffic is meant; a field that is absent means all. */
export interface TrafficChoice {
  readonly service: string;
  readonly version: string;
  readonly platform?: string;
  readonly journey?: string;
}

export interface CountTruth {
  readonly total: number;
  readonly failed: number;
  /** How many counters the failures are spread over: each may lose what it counted before its first scrape. */
  readonly failureSeries: number;
}

/** What really happened, straight from the world's columns. Window in world time, on bucket edges. */
export function countTruth(world: World, choice: TrafficChoice, window: TimeWindow): CountTruth {
  let total = 0;
  let failed = 0;
  let failureSeries = 0;
  for (const traffic of chosenTraffic(world, choice)) {
    const failedHere = sumIn(traffic, traffic.failed, { window, bucketMs: world.bucketMs });
    total += sumIn(traffic, traffic.total, { window, bucketMs: world.bucketMs });
    failed += failedHere;
    if (failedHere > 0) failureSeries += 1;
  }
  return { total, failed, failureSeries };
}

/** Observations not above each of `durationLimits`, cumulative. */
export function durationTruth(world: World, choice: TrafficChoice, window: TimeWindow): number[] {
  const cumulative = durationLimits.map(() => 0);
  for (const { firstStartMs, total, medianMs, sigma } of chosenTraffic(world, choice)) {
    for (const [bucket, count] of total.entries()) {
      const startMs = firstStartMs + bucket * world.bucketMs;
      if (startMs < window.startMs || startMs >= window.endMs) continue;
      for (const [i, le] of durationLimits.entries()) {
        const share = le === '+Inf' ? 1 : logNormalShare(Number(le) * 1000, medianMs[bucket] ?? 1, sigma);
        cumulative[i] = (cumulative[i] ?? 0) + count * share;
      }
    }
  }
  return cumulative;
}

export function checkTruth(world: World, choice: { service: string; journey: string }, window: TimeWindow) {
  let runs = 0;
  let failed = 0;
  for (const checks of world.checks) {
    if (checks.service !== choice.service || checks.journey !== choice.journey) continue;
    runs += sumIn(checks, checks.runs, { window, bucketMs: world.bucketMs });
    failed += sumIn(checks, checks.failed, { window, bucketMs: world.bucketMs });
  }
  return { runs, failed };
}

/** First bucket of a version with any traffic, on any platform. */
export function firstTrafficMs(world: World, service: string, version: string): number {
  return Math.min(
    ...chosenTraffic(world, { service, version }).map(
      ({ firstStartMs, total }) => firstStartMs + total.findIndex((count) => count > 0) * world.bucketMs,
    ),
  );
}

/** Releases with enough traffic in the window for a sum to mean something. */
export function releasesWithTraffic(
  world: World,
  window: TimeWindow,
): { service: string; version: string }[] {
  return world.releases
    .map(({ service, version }) => ({ service, version }))
    .filter((release) => countTruth(world, release, window).total >= 1000);
}

function chosenTraffic(
  world: World,
  { service, version, platform, journey }: TrafficChoice,
): readonly WorldTraffic[] {
  return world.traffic.filter(
    (traffic) =>
      traffic.service === service &&
      traffic.version === version &&
      (platform === undefined || traffic.platform === platform) &&
      (journey === undefined || traffic.journey === journey),
  );
}

function sumIn(
  { firstStartMs }: { readonly firstStartMs: number },
  column: Uint32Array,
  { window, bucketMs }: { window: TimeWindow; bucketMs: number },
): number {
  let sum = 0;
  for (const [bucket, count] of column.entries()) {
    const startMs = firstStartMs + bucket * bucketMs;
    if (startMs >= window.startMs && startMs < window.endMs) sum += count;
  }
  return sum;
}
