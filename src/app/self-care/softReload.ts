import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../engine/domain/time.ts';

const AT_HOUR = 4;
const SPREAD_MS = 15 * MINUTE_MS;
/** A page that was loaded this evening, or a minute ago by this very reload, needs none tonight. */
const YOUNGEST_MS = 6 * HOUR_MS;

/**
 * When a display that runs for months starts afresh: about four at night, by its own clock. Spread, or all displays of a
 * company would ask at once. `random` in [0, 1).
 */
export function nextSoftReloadMs(nowMs: number, random: number): number {
  const four = new Date(nowMs).setHours(AT_HOUR, 0, 0, 0);
  let atMs = four + (random * 2 - 1) * SPREAD_MS;
  while (atMs - nowMs < YOUNGEST_MS) atMs += DAY_MS;
  return Math.round(atMs);
}
