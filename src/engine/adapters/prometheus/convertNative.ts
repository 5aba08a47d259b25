import type { HistogramSeries } from '../../domain/series.ts';
import type { HistogramFacts } from './convertClassic.ts';
import type { Group } from './groups.ts';
import { bucketStart } from './queryTimes.ts';
import { identify } from './seriesNames.ts';

/**
 * Native histograms of one group -> the common form. Empty ranges are not sent, and the resolution may change from one
 * sample to the next: the limits of all samples together make the buckets.
 */
export function convertNative(
  group: Group,
  { names, times, rejections, unitMs }: HistogramFacts,
): HistogramSeries | null {
  const samples = [...group.parts.values()].flatMap((columns) => columns.histograms);
  if (samples.length === 0) return null;
  const limits = new Set<number>();
  for (const { lower, upper } of samples.flatMap((sample) => sample.buckets)) {
    if (lower > 0) limits.add(lower);
    limits.add(upper);
  }
  const upper = [...limits].filter((limit) => !Number.isNaN(limit)).sort((a, b) => a - b);
  const indexOf = new Map(upper.map((limit, i) => [limit, i]));
  const rows: { startMs: number; counts: Float64Array }[] = [];
  for (const { timeMs, buckets } of samples) {
    const startMs = bucketStart(timeMs, times);
    if (startMs === null) continue;
    if (buckets.some(({ count }) => !Number.isFinite(count) || count < 0)) {
      rejections.add(
        'a native histogram with a negative or unreadable count',
        `${group.text} at ${new Date(startMs).toISOString()}`,
      );
      continue;
    }
    const counts = new Float64Array(upper.length);
    for (const bucket of buckets) {
      const at = indexOf.get(bucket.upper);
      if (at !== undefined) counts[at] = (counts[at] ?? 0) + bucket.count;
    }
    rows.push({ startMs, counts });
  }
  rows.sort((a, b) => a.startMs - b.startMs);
  return {
    ...identify(group.labels, names),
    bucketMs: times.bucketMs,
    startMs: Float64Array.from(rows, (row) => row.startMs),
    upperMs: Float64Array.from(upper, (limit) => limit * unitMs),
    counts: Float64Array.from(rows.flatMap((row) => [...row.counts])),
  };
}
