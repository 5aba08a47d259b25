import { HOUR_MS, MINUTE_MS, ceilTo, floorTo } from '../domain/time.ts';
import { LATE_MS, type PlannedSpan, type Tier } from './planSpans.ts';

const FINEST_MS = 5 * MINUTE_MS;
/** As far back as the live tail reaches, so that the same buckets are summed as were on screen then. */
const TAIL_MS = 6 * HOUR_MS;

export interface FrozenSpans {
  readonly tier: Tier;
  readonly startMs: number;
  /** Nothing after this moment counts. */
  readonly atMs: number;
  readonly clockMs: number;
  /** Whether the newest hours are offered in 5-minute buckets. */
  readonly liveTail: boolean;
}

/**
 * Cuts `[startMs, atMs]` as planSpans would have at that moment, but into finished stretches only: the open end and its
 * tail are asked by their times, which no longer move. What lies between the last whole bucket and the moment is left out,
 * because a source can give a bucket only whole, and its rest came later. Newest first.
 */
export function planFrozenSpans({ tier, startMs, atMs, clockMs, liveTail }: FrozenSpans): PlannedSpan[] {
  const { bucketMs, chunkMs } = tier;
  const lastBoundaryMs = floorTo(atMs, chunkMs);
  const newestMs = floorTo(atMs, liveTail ? FINEST_MS : bucketMs);
  const past = (fromMs: number, toMs: number, widthMs: number): PlannedSpan => ({
    span: { kind: 'past', window: { startMs: fromMs, endMs: toMs }, bucketMs: widthMs },
    fromMs,
    toMs,
    settled: clockMs - toMs > LATE_MS,
  });
  const seamMs =
    liveTail && bucketMs > FINEST_MS
      ? Math.max(lastBoundaryMs, ceilTo(newestMs - TAIL_MS, bucketMs))
      : newestMs;
  const spans = [past(seamMs, newestMs, FINEST_MS), past(lastBoundaryMs, seamMs, bucketMs)];
  for (let endMs = lastBoundaryMs; endMs > startMs; endMs -= chunkMs)
    spans.push(past(endMs - chunkMs, endMs, bucketMs));
  return spans.filter(({ fromMs, toMs }) => toMs !== null && fromMs < toMs);
}
