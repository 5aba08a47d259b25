import type { TimeWindow } from '../../engine/domain/time.ts';

const DAY_MS = 86_400_000;

/** From the first release to now, at least a week, with room at both ends for poles and the word "now". */
export function laneWindow(atMs: readonly number[], nowMs: number): TimeWindow {
  const first = Math.min(nowMs - 7 * DAY_MS, ...atMs);
  const room = (nowMs - first) * 0.03;
  return { startMs: first - room, endMs: nowMs + room * 1.5 };
}
