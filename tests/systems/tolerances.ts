import { HOUR_MS } from '../../src/engine/domain/time.ts';
import type { World } from '../../mocks/world/world.ts';
import { firstTrafficMs, type CountTruth } from './worldTruth.ts';
import { storyNowMs } from './systemsWorld.ts';

/**
 * Counts of a settled release. Events between the last scrape of one bucket and the first of the next are not seen but
 * extrapolated by Prometheus; VictoriaMetrics counts them to the later bucket.
 */
const settled = 0.005;
/**
 * Counts of a release whose counters began a few hours ago: what came before their first scrape is guessed by
 * Prometheus and, for a new series, partly dropped by both.
 */
const young = 0.04;

/** As a share of the count. */
export function countTolerance(world: World, release: { service: string; version: string }): number {
  const ageMs = storyNowMs - firstTrafficMs(world, release.service, release.version);
  return ageMs < 6 * HOUR_MS ? young : settled;
}

/**
 * As a share of the count, for the newest window, which ends at no round moment. VictoriaMetrics was seen to count up to 2.1 %
 * too few there, in some hours and not in others; it seems to take the minute between two buckets for a gap in the scrapes.
 */
export function liveTolerance(engine: string): number {
  return engine === 'VictoriaMetrics' ? 0.03 : 0.01;
}

/** In events: one more or less for each counter of failures, which is born with its first failure already in it. */
export function failureTolerance({ failed, failureSeries }: CountTruth): number {
  return failed * 0.02 + failureSeries * 1.5;
}
