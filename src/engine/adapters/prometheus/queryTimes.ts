import type { Span } from '../../domain/scope.ts';
import { ceilTo, floorTo } from '../../domain/time.ts';
import type { TimeWindow } from '../../domain/time.ts';

/** Prometheus refuses more points than this per series and query. */
const MOST_POINTS = 11_000;
const MOST_CHUNKS = 6;
/** A subquery has no such limit, so that we must have one. */
const MOST_LIVE_POINTS = 2000;
/** Fewer samples in a bucket, and one missed scrape loses it. */
const SCRAPES_PER_BUCKET = 4;

/** When a question is evaluated. A value at time t stands for the bucket (t - bucketMs, t]. */
export type QueryTimes =
  | {
      readonly kind: 'past';
      readonly bucketMs: number;
      readonly window: TimeWindow;
      readonly chunks: readonly Chunk[];
      readonly notices: readonly string[];
    }
  | {
      readonly kind: 'live';
      readonly bucketMs: number;
      readonly window: TimeWindow;
      readonly lengthMs: number;
      readonly notices: readonly string[];
    };

/** First and last evaluation, both included. */
export interface Chunk {
  readonly startMs: number;
  readonly endMs: number;
}

interface Facts {
  readonly span: Span;
  readonly scrapeMs: number;
  readonly nowMs: number;
}

export function queryTimes({ span, scrapeMs, nowMs }: Facts): QueryTimes {
  if (span.kind === 'past') {
    const { startMs, endMs } = span.window;
    const bucketMs = coarseEnough(
      span.bucketMs,
      Math.max(scrapeMs * SCRAPES_PER_BUCKET, (endMs - startMs) / (MOST_POINTS * MOST_CHUNKS)),
    );
    const window = { startMs: floorTo(startMs, bucketMs), endMs: floorTo(endMs, bucketMs) };
    return {
      kind: 'past',
      bucketMs,
      window,
      chunks: chunksOf(window, bucketMs),
      notices: coarserNotice(span.bucketMs, bucketMs),
    };
  }
  const bucketMs = coarseEnough(
    span.bucketMs,
    Math.max(scrapeMs * SCRAPES_PER_BUCKET, span.lengthMs / MOST_LIVE_POINTS),
  );
  const lengthMs = ceilTo(span.lengthMs, bucketMs);
  // The last scrape of a bucket may still be on its way when the bucket ends.
  const endMs = floorTo(nowMs - scrapeMs, bucketMs);
  const window = { startMs: floorTo(nowMs, bucketMs) - lengthMs, endMs };
  return { kind: 'live', bucketMs, window, lengthMs, notices: coarserNotice(span.bucketMs, bucketMs) };
}

/** Evaluations at the end of every bucket of the window, cut where the server's limit is. */
export function chunksOf(window: TimeWindow, stepMs: number): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let startMs = window.startMs + stepMs; startMs <= window.endMs; startMs += stepMs * MOST_POINTS) {
    chunks.push({ startMs, endMs: Math.min(window.endMs, startMs + stepMs * (MOST_POINTS - 1)) });
  }
  return chunks;
}

/** The smallest multiple of the bucket asked for that is not below `leastMs`: sums of whole buckets stay comparable. */
export function coarseEnough(bucketMs: number, leastMs: number): number {
  return bucketMs * Math.max(1, Math.ceil(leastMs / bucketMs));
}

function coarserNotice(askedMs: number, bucketMs: number): readonly string[] {
  if (askedMs === bucketMs) return [];
  return [
    `Asked in steps of ${bucketMs / 1000} s instead of ${askedMs / 1000} s: shorter ones hold too few scrapes or make too many points.`,
  ];
}

/** Start of the bucket that ends at the evaluation; null outside of the window (a bucket that is not settled yet). */
export function bucketStart(timeMs: number, { bucketMs, window }: QueryTimes): number | null {
  // Rounded: an engine that does not align its steps to the clock is off by less than half a bucket.
  const startMs = Math.round(timeMs / bucketMs - 1) * bucketMs;
  return startMs >= window.startMs && startMs + bucketMs <= window.endMs ? startMs : null;
}
