import type { CountSeries } from '../../domain/series.ts';
import type { Columns, Group } from './groups.ts';
import type { SeriesNames } from './seriesNames.ts';
import { identify } from './seriesNames.ts';
import { bucketStart } from './queryTimes.ts';
import type { QueryTimes } from './queryTimes.ts';
import type { Rejections } from '../transport/rejections.ts';

export interface CountParts {
  /** The part that holds everything. */
  readonly total: string;
  /** The part that holds the failed ones, or, with `inverse`, the successful ones. */
  readonly part: string;
  readonly inverse: boolean;
}

interface Facts {
  readonly names: SeriesNames;
  readonly parts: CountParts;
  readonly times: QueryTimes;
  readonly rejections: Rejections;
}

const NOTHING: Columns = { timesMs: new Float64Array(0), values: new Float64Array(0), histograms: [] };

/** Joins totals and failures bucket by bucket. A missing failure is zero, a missing total is a gap. */
export function convertCounts(groups: readonly Group[], facts: Facts): readonly CountSeries[] {
  return groups.flatMap((group) => {
    const series = convertGroup(group, facts);
    return series.startMs.length === 0 ? [] : [series];
  });
}

function convertGroup(group: Group, { names, parts, times, rejections }: Facts): CountSeries {
  const total = group.parts.get(parts.total) ?? NOTHING;
  const part = group.parts.get(parts.part) ?? NOTHING;
  const rows: [startMs: number, bad: number, total: number][] = [];
  let seen = 0;
  for (const [i, timeMs] of total.timesMs.entries()) {
    const startMs = bucketStart(timeMs, times);
    if (startMs === null) continue;
    while ((part.timesMs[seen] ?? Infinity) < timeMs) seen++;
    const counted = part.timesMs[seen] === timeMs ? (part.values[seen] ?? 0) : 0;
    const all = total.values[i] ?? NaN;
    const reason = Number.isNaN(all) ? 'gap' : faultOf(all, counted);
    if (reason === null) rows.push([startMs, failedOf(all, counted, parts.inverse), all]);
    else if (reason !== 'gap') rejections.add(reason, `${group.text} at ${new Date(startMs).toISOString()}`);
  }
  return {
    ...identify(group.labels, names),
    bucketMs: times.bucketMs,
    startMs: Float64Array.from(rows, (row) => row[0]),
    bad: Float64Array.from(rows, (row) => row[1]),
    total: Float64Array.from(rows, (row) => row[2]),
  };
}

function faultOf(all: number, counted: number): string | null {
  if (!Number.isFinite(all) || !Number.isFinite(counted)) return 'a count that is no finite number';
  if (all < 0 || counted < 0) return 'a negative count';
  // Sums of floating-point extrapolations differ in their last digits.
  if (counted > all * (1 + 1e-9) + 1e-9) return 'more failed or successful ones than there were at all';
  return null;
}

function failedOf(all: number, counted: number, inverse: boolean): number {
  const failed = inverse ? all - counted : counted;
  return Math.min(all, Math.max(0, failed));
}
