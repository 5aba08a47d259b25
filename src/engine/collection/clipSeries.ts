import type { CountSeries, HistogramSeries } from '../domain/series.ts';

/** Index of the first row that starts at or after `timeMs`. */
export function firstRowFrom(startMs: Float64Array, timeMs: number): number {
  let low = 0;
  let high = startMs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((startMs[middle] ?? 0) < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows that start in [fromMs, toMs); shares memory with the original. */
export function clipCounts<Series extends CountSeries>(series: Series, fromMs: number, toMs: number): Series {
  const first = firstRowFrom(series.startMs, fromMs);
  const end = firstRowFrom(series.startMs, toMs);
  return {
    ...series,
    startMs: series.startMs.subarray(first, end),
    bad: series.bad.subarray(first, end),
    total: series.total.subarray(first, end),
  };
}

export function clipHistogram(series: HistogramSeries, fromMs: number, toMs: number): HistogramSeries {
  const first = firstRowFrom(series.startMs, fromMs);
  const end = firstRowFrom(series.startMs, toMs);
  const width = series.upperMs.length;
  return {
    ...series,
    startMs: series.startMs.subarray(first, end),
    counts: series.counts.subarray(first * width, end * width),
  };
}
