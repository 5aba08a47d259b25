import { DAY_MS, type TimeWindow } from '../../domain/time.ts';

/** Sentry answers at most this many points, and cuts the smallest groups without a word. */
export const MAX_POINTS = 10_000;
/** Ranges by the hour are asked for at most a month at a time. */
const LONGEST_MS = 31 * DAY_MS;

/**
 * Splits a window into parts whose answers stay below the cut: groups x (intervals + 1) <= 10,000. Room for one more group is
 * left, because a group may be born between the two questions, and because an answer that is exactly full looks like a cut one.
 */
export function splitRange({
  window,
  intervalMs,
  groupCount,
}: {
  readonly window: TimeWindow;
  readonly intervalMs: number;
  readonly groupCount: number;
}): readonly TimeWindow[] {
  const fitting = Math.max(1, Math.floor(MAX_POINTS / (groupCount + 1)) - 1);
  const partMs = Math.min(fitting * intervalMs, Math.max(LONGEST_MS, intervalMs));
  const parts: TimeWindow[] = [];
  for (let startMs = window.startMs; startMs < window.endMs; startMs += partMs) {
    parts.push({ startMs, endMs: Math.min(startMs + partMs, window.endMs) });
  }
  return parts;
}

/** True where the number of groups is the most that the server would have answered. */
export function mayBeCut(groupCount: number, intervalCount: number): boolean {
  return groupCount >= Math.floor(MAX_POINTS / (intervalCount + 1));
}
