import type { Span } from '../domain/scope.ts';
import { floorTo, type TimeWindow } from '../domain/time.ts';

/** How an entity's history is cut into questions. All lengths are multiples of the bucket. */
export interface Tier {
  readonly bucketMs: number;
  /** Finished stretches, aligned to multiples of this; each is asked once and kept. */
  readonly chunkMs: number;
}

/** A span with the stretch of time it is responsible for. */
export interface PlannedSpan {
  readonly span: Span;
  /** Rows before this belong to another span. */
  readonly fromMs: number;
  /** Past spans end here; live spans end where their answer's window ends. */
  readonly toMs: number | null;
  /** A finished stretch that late data can no longer change. */
  readonly settled: boolean;
}

/** Data may arrive this late and still change a finished stretch. */
export const LATE_MS = 3_600_000;

/**
 * Cuts `[startMs, now]` into finished stretches and one open end. Only the finished stretches name times; the open end is
 * asked by its length ("the newest 15 days in hours"), so that its key and URL stay the same while time moves on.
 * Newest first: what is looked at most is asked first.
 */
export function planSpans(tier: Tier, startMs: number, nowMs: number): PlannedSpan[] {
  const lastBoundary = floorTo(nowMs, tier.chunkMs);
  const open: PlannedSpan = {
    span: { kind: 'live', lengthMs: tier.chunkMs, bucketMs: tier.bucketMs },
    fromMs: lastBoundary,
    toMs: null,
    settled: false,
  };
  const past: PlannedSpan[] = [];
  for (let endMs = lastBoundary; endMs > startMs; endMs -= tier.chunkMs) {
    const window: TimeWindow = { startMs: endMs - tier.chunkMs, endMs };
    past.push({
      span: { kind: 'past', window, bucketMs: tier.bucketMs },
      fromMs: window.startMs,
      toMs: endMs,
      settled: nowMs - endMs > LATE_MS,
    });
  }
  return [open, ...past];
}
