import type { CountSeries } from '../domain/series.ts';
import type { TimeWindow } from '../domain/time.ts';
import { countText } from './countText.ts';

export interface SeriesSum {
  readonly bad: number;
  readonly total: number;
  /** Time that the buckets with traffic span, summed over all series, ms. */
  readonly filledMs: number;
  /** What was wrong with the data, in plain words. */
  readonly caveats: readonly string[];
}

/** A source that estimates counts may exceed its own total by a rounding error; more than this is a contradiction. */
const ROUNDING = 1e-6;

/**
 * Bad and total of all series, over the buckets that lie wholly inside the window: a bucket cut by its edge would bring
 * in what happened outside. Numbers that cannot be counts (NaN, infinite, negative) are left out and named.
 */
export function sumSeries(series: readonly CountSeries[], window: TimeWindow): SeriesSum {
  let bad = 0;
  let total = 0;
  let filledMs = 0;
  let unusable = 0;
  let excessive = 0;
  for (const { startMs, bad: bads, total: totals, bucketMs } of series) {
    const lastStartMs = window.endMs - bucketMs;
    for (let row = firstAtOrAfter(startMs, window.startMs); row < startMs.length; row += 1) {
      if (!((startMs[row] ?? Infinity) <= lastStartMs)) break;
      const rowTotal = totals[row] ?? Number.NaN;
      const rowBad = bads[row] ?? Number.NaN;
      if (!isCount(rowTotal) || !isCount(rowBad)) {
        unusable += 1;
        continue;
      }
      if (rowBad > rowTotal + ROUNDING) excessive += 1;
      bad += Math.min(rowBad, rowTotal);
      total += rowTotal;
      if (rowTotal > 0) filledMs += bucketMs;
    }
  }
  const caveats: string[] = [];
  if (unusable > 0) caveats.push(`${countText(unusable, 'time steps')} left out: no usable number.`);
  if (excessive > 0)
    caveats.push(`${countText(excessive, 'time steps')} with more bad than all: counted as all.`);
  return { bad, total, filledMs, caveats };
}

function isCount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

/** Index of the first start that is not before `timeMs`; starts ascend. */
export function firstAtOrAfter(startMs: Float64Array, timeMs: number): number {
  let low = 0;
  let high = startMs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((startMs[middle] ?? Infinity) < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
