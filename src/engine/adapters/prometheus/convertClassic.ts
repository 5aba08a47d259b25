import type { HistogramSeries } from '../../domain/series.ts';
import type { Columns, Group } from './groups.ts';
import { bucketStart } from './queryTimes.ts';
import type { QueryTimes } from './queryTimes.ts';
import type { Rejections } from '../transport/rejections.ts';
import { identify } from './seriesNames.ts';
import type { SeriesNames } from './seriesNames.ts';

export interface HistogramFacts {
  readonly names: SeriesNames;
  readonly times: QueryTimes;
  readonly rejections: Rejections;
  /** Milliseconds per unit of the metric. */
  readonly unitMs: number;
}

/** Cumulative `le` series of one group -> counts per bucket. null where the group has no classic bucket. */
export function convertClassic(
  group: Group,
  { names, times, rejections, unitMs }: HistogramFacts,
): HistogramSeries | null {
  const limits = [...limitsOf(group)].sort(([a], [b]) => a - b);
  if (limits.length === 0) return null;
  if (limits.at(-1)?.[0] !== Infinity) {
    rejections.add('a histogram without its +Inf bucket', group.text);
    return null;
  }
  const width = limits.length;
  const cumulative = new Map<number, Float64Array>();
  limits.forEach(([, columns], bucket) => {
    for (const { timesMs, values } of columns) {
      timesMs.forEach((timeMs, i) => {
        const row = cumulative.get(timeMs) ?? new Float64Array(width).fill(NaN);
        cumulative.set(timeMs, row);
        const before = row[bucket] ?? NaN;
        const value = values[i] ?? NaN;
        row[bucket] = Number.isNaN(before) ? value : before + value;
      });
    }
  });
  const rows: { startMs: number; counts: readonly number[] }[] = [];
  for (const [timeMs, row] of [...cumulative].sort(([a], [b]) => a - b)) {
    const startMs = bucketStart(timeMs, times);
    // Without the +Inf bucket the total is unknown: a gap, as where nothing was observed.
    if (startMs === null || Number.isNaN(row[width - 1] ?? NaN)) continue;
    const counts = perBucket(row);
    if (counts === null)
      rejections.add(
        'histogram buckets that shrink as the limit grows',
        `${group.text} at ${new Date(startMs).toISOString()}`,
      );
    else rows.push({ startMs, counts });
  }
  return {
    ...identify(group.labels, names),
    bucketMs: times.bucketMs,
    startMs: Float64Array.from(rows, (row) => row.startMs),
    upperMs: Float64Array.from(limits, ([limit]) => limit * unitMs),
    counts: Float64Array.from(rows.flatMap((row) => row.counts)),
  };
}

/** Prometheus 2 wrote le="1", Prometheus 3 writes le="1.0": the same bucket, on either side of an upgrade. */
function limitsOf({ parts }: Group): ReadonlyMap<number, readonly Columns[]> {
  const limits = new Map<number, Columns[]>();
  for (const [le, columns] of parts) {
    const limit = le === '+Inf' ? Infinity : le === '' ? NaN : Number(le);
    if (Number.isNaN(limit) || columns.values.length === 0) continue;
    limits.set(limit, [...(limits.get(limit) ?? []), columns]);
  }
  return limits;
}

/** A bucket missing at one moment holds what the one below holds: its observations turn up in the next one. */
function perBucket(row: Float64Array): readonly number[] | null {
  const total = row.at(-1) ?? 0;
  if (!Number.isFinite(total) || total < 0) return null;
  const counts: number[] = [];
  let below = 0;
  for (const value of row) {
    const upTo = Number.isNaN(value) ? below : value;
    const count = upTo - below;
    // Each bucket is extrapolated by itself, so that a sum can lag behind its part by rounding.
    if (!Number.isFinite(count) || count < -1e-6 * Math.max(1, total)) return null;
    counts.push(Math.max(0, count));
    below = Math.max(below, upTo);
  }
  return counts;
}
