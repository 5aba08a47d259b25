import { HOUR_MS } from '../domain/time.ts';
import { negativeBinomialTail } from '../statistics/negativeBinomialTail.ts';

export interface CountedStretch {
  /** Length of the stretch so far, ms. */
  readonly lengthMs: number;
  /** When things happened, ms since the stretch began, ascending. */
  readonly atMs: readonly number[];
  /** The same hours of earlier weeks, each as `atMs`. */
  readonly earlier: readonly (readonly number[])[];
}

export interface RaisedCount {
  readonly count: number;
  /** Usual number for as long a stretch at these hours; null = too few earlier weeks. */
  readonly expected: number | null;
  readonly raised: boolean;
  /** When it came to this, ms since the stretch began; null = it was never otherwise. */
  readonly sinceMs: number | null;
}

/** One week is an anecdote. */
const LEAST_WEEKS = 2;
const ENTER_BELOW = 0.01;
const LEAVE_ABOVE = 0.05;

/**
 * Whether more happened than usual, with hysteresis: raised once so many would come by chance less than once in a hundred
 * times, usual again only where one in twenty times. The tail is that of the Poisson count whose mean was itself only seen
 * in a few earlier weeks (negative binomial): with Poisson around the bare mean, one case after weeks without any would be
 * infinitely surprising. Followed hour by hour and case by case through the data, so that it does not depend on who looked
 * when.
 */
export function raisedCount({ lengthMs, atMs, earlier: weeksBefore }: CountedStretch): RaisedCount {
  const earlier = usualWeeks(weeksBefore, lengthMs);
  const count = countTo(atMs, lengthMs);
  const weeks = earlier.length;
  if (weeks < LEAST_WEEKS) return { count, expected: null, raised: false, sinceMs: null };
  let raised = false;
  let sinceMs: number | null = null;
  for (const stepMs of stepsOf(atMs, lengthMs)) {
    const before = earlier.reduce((sum, one) => sum + countTo(one, stepMs), 0);
    const tail = tailOf(countTo(atMs, stepMs), before, weeks);
    const next: boolean = raised ? tail <= LEAVE_ABOVE : tail < ENTER_BELOW;
    if (next !== raised) sinceMs = stepMs;
    raised = next;
  }
  const expected = earlier.reduce((sum, one) => sum + countTo(one, lengthMs), 0) / weeks;
  return { count, expected, raised, sinceMs };
}

/**
 * Weeks of an outage are not what is usual: one with more than twice the middle week's number (and a handful more, so that
 * small numbers may vary) is left out. With it in, the next outage would pass for ordinary.
 */
function usualWeeks(earlier: CountedStretch['earlier'], lengthMs: number): CountedStretch['earlier'] {
  const counts = earlier.map((week) => countTo(week, lengthMs)).toSorted((a, b) => a - b);
  const middle = counts[Math.floor((counts.length - 1) / 2)] ?? 0;
  return earlier.filter((week) => countTo(week, lengthMs) <= 2 * middle + 5);
}

/** Half an event is added to what was seen before: the weeks without any are no proof that there never is one. */
function tailOf(observed: number, before: number, weeks: number): number {
  if (observed === 0) return 1;
  const size = before + 0.5;
  return negativeBinomialTail({ observed, mean: size / weeks, size });
}

function stepsOf(atMs: readonly number[], lengthMs: number): number[] {
  const steps = atMs.filter((at) => at <= lengthMs);
  for (let hourMs = HOUR_MS; hourMs < lengthMs; hourMs += HOUR_MS) steps.push(hourMs);
  return [...steps, lengthMs].sort((a, b) => a - b);
}

function countTo(atMs: readonly number[], lengthMs: number): number {
  let low = 0;
  let high = atMs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((atMs[middle] ?? Infinity) <= lengthMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
