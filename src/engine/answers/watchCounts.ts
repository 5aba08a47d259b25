import type { CountSeries, HistogramSeries } from '../domain/series.ts';
import type { TimeWindow } from '../domain/time.ts';
import type { BucketColumns } from '../verdict/watchInput.ts';

/**
 * Series of one release as the verdict wants them: whole counts, per stratum in time order. Sources that estimate give
 * fractions; their running sum is rounded and its steps are counted, so that nothing is lost or gained over a watch.
 */
export function watchCounts(series: readonly CountSeries[], { startMs, endMs }: TimeWindow): BucketColumns {
  const strata = new Map<string, Map<number, { bad: number; total: number }>>();
  for (const one of series) {
    const label = stratumLabel(one.stratum);
    const rows = strata.get(label) ?? new Map<number, { bad: number; total: number }>();
    strata.set(label, rows);
    one.startMs.forEach((atMs, row) => {
      if (atMs < startMs || atMs + one.bucketMs > endMs) return;
      const known = rows.get(atMs) ?? { bad: 0, total: 0 };
      // Two builds of a release, or two pods, may come as two series of one stratum.
      rows.set(atMs, { bad: known.bad + (one.bad[row] ?? 0), total: known.total + (one.total[row] ?? 0) });
    });
  }
  const columns = {
    startMs: [] as number[],
    stratum: [] as number[],
    bad: [] as number[],
    total: [] as number[],
  };
  const labels = [...strata.keys()].toSorted();
  for (const [index, label] of labels.entries()) {
    const whole = { bad: runningWhole(), total: runningWhole() };
    const rows = [...(strata.get(label) ?? [])].toSorted(([a], [b]) => a - b);
    for (const [atMs, { bad, total }] of rows) {
      const all = whole.total(total, Infinity);
      columns.startMs.push(atMs);
      columns.stratum.push(index);
      columns.total.push(all);
      columns.bad.push(whole.bad(Math.min(bad, total), all));
    }
  }
  return {
    startMs: Float64Array.from(columns.startMs),
    stratum: Uint32Array.from(columns.stratum),
    bad: Float64Array.from(columns.bad),
    total: Float64Array.from(columns.total),
    strata: labels,
  };
}

/** "mobile, checkout": the values, in the order of their names. */
export function stratumLabel(stratum: Readonly<Record<string, string>>): string {
  return Object.keys(stratum)
    .toSorted()
    .map((name) => stratum[name] ?? '')
    .join(', ');
}

/** Whole steps of a running sum, none above `most`; what does not fit goes on to the next. */
function runningWhole(): (amount: number, most: number) => number {
  let sum = 0;
  let told = 0;
  return (amount, most) => {
    sum += amount;
    const step = Math.min(most, Math.max(0, Math.round(sum) - told));
    told += step;
    return step;
  };
}

/** Share slower than a limit: observations above `limitMs` are the bad ones. The limit must be one of the buckets'. */
export function slowCounts(series: readonly HistogramSeries[], limitMs: number): CountSeries[] {
  return series.map(({ serviceName, releaseName, stratum, bucketMs, startMs, upperMs, counts }) => {
    const width = upperMs.length;
    const bad = new Float64Array(startMs.length);
    const total = new Float64Array(startMs.length);
    for (let row = 0; row < startMs.length; row += 1) {
      for (let bucket = 0; bucket < width; bucket += 1) {
        const count = counts[row * width + bucket] ?? 0;
        total[row] = (total[row] ?? 0) + count;
        if ((upperMs[bucket] ?? Infinity) > limitMs) bad[row] = (bad[row] ?? 0) + count;
      }
    }
    return { serviceName, releaseName, stratum, bucketMs, startMs, bad, total };
  });
}
