/** Half-open window of time, UTC epoch milliseconds: startMs <= t < endMs. */
export interface TimeWindow {
  readonly startMs: number;
  readonly endMs: number;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Largest multiple of `stepMs` that is not after `timeMs`: keeps query keys and URLs free of the moving present. */
export function floorTo(timeMs: number, stepMs: number): number {
  return Math.floor(timeMs / stepMs) * stepMs;
}

export function ceilTo(timeMs: number, stepMs: number): number {
  return Math.ceil(timeMs / stepMs) * stepMs;
}

/** The part both windows share, or null where they do not meet. */
export function intersect(a: TimeWindow, b: TimeWindow): TimeWindow | null {
  const startMs = Math.max(a.startMs, b.startMs);
  const endMs = Math.min(a.endMs, b.endMs);
  return startMs < endMs ? { startMs, endMs } : null;
}
