import type { TimeWindow } from '../../engine/domain/time.ts';
import { dateFormat } from '../format/intl.ts';

const DAY_MS = 86_400_000;
/** 5 January 1970 was a Monday: weekly marks fall on Mondays. */
const FIRST_MONDAY = 4;

/** Midnights of the reader's zone inside a window, every 1, 2, 7, 14 or 28 days, at most `most` of them. */
export function dayTicks({ startMs, endMs }: TimeWindow, timeZone: string, most: number): readonly number[] {
  const days = (endMs - startMs) / DAY_MS;
  const step =
    [1, 2, 7, 14, 28].find((candidate) => days / candidate <= most) ?? Math.ceil(days / most / 28) * 28;
  const first = Math.floor(startMs / DAY_MS) - 1;
  const last = Math.ceil(endMs / DAY_MS) + 1;
  const ticks: number[] = [];
  for (let dayNumber = first; dayNumber <= last; dayNumber += 1) {
    if ((dayNumber - FIRST_MONDAY) % step !== 0) continue;
    const midnight = zoneMidnight(dayNumber * DAY_MS, timeZone);
    if (midnight >= startMs && midnight <= endMs) ticks.push(midnight);
  }
  return ticks;
}

/** Where the day that starts at `utcMidnight` in UTC starts in the zone. */
function zoneMidnight(utcMidnight: number, timeZone: string): number {
  const guess = utcMidnight - zoneOffset(utcMidnight, timeZone);
  // Once more, because the clock may have been changed between the guess and the real midnight.
  return utcMidnight - zoneOffset(guess, timeZone);
}

/** Local time minus UTC, ms. */
function zoneOffset(timeMs: number, timeZone: string): number {
  const parts = dateFormat('en-u-hc-h23', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(timeMs);
  const part = (type: string): number =>
    Number(parts.find((candidate) => candidate.type === type)?.value ?? 0);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return local - Math.floor(timeMs / 60_000) * 60_000;
}
