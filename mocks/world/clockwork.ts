import { DAY_MS, floorTo, HOUR_MS, MINUTE_MS } from '../../src/engine/domain/time.ts';

export const BUCKET_MS = 5 * MINUTE_MS;
export const DAYS_BEFORE = 60;
export const DAYS_AFTER = 7;
const MORNING_HOUR = 10;

/** The story is told relative to its "now"; every moment of it falls on a bucket's edge. */
export interface StoryClock {
  readonly nowMs: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly buckets: number;
  /**
   * The company's own time minus UTC, whole hours. It lives where the story's now is the middle of the morning: whoever
   * opens the demo at night would otherwise watch an empty shop.
   */
  readonly zoneMs: number;
  /** `days` before (negative) or after now, plus `hours`. */
  readonly at: (days: number, hours?: number) => number;
}

export function storyClock(storyNowMs: number): StoryClock {
  const aligned = floorTo(storyNowMs, BUCKET_MS);
  const startMs = aligned - DAYS_BEFORE * DAY_MS;
  const endMs = aligned + DAYS_AFTER * DAY_MS;
  return {
    nowMs: storyNowMs,
    startMs,
    endMs,
    buckets: (endMs - startMs) / BUCKET_MS,
    zoneMs: (MORNING_HOUR - Math.floor((aligned % DAY_MS) / HOUR_MS)) * HOUR_MS,
    at: (days, hours = 0) => floorTo(aligned + days * DAY_MS + hours * HOUR_MS, BUCKET_MS),
  };
}
