import type { CountSeries } from '../../domain/series.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Matrix } from './matrix.ts';
import type { QueryTimes } from './queryTimes.ts';
import type { SeriesNames } from './seriesNames.ts';

/** `increase` knows nothing of what a counter held at its first scrape: in the first minutes that is a large share. */
const YOUNG_MS = 10 * MINUTE_MS;

interface Facts {
  readonly series: readonly CountSeries[];
  readonly names: SeriesNames;
  readonly times: QueryTimes;
  readonly matrices: readonly Matrix[];
  readonly of: string;
}

export function countNotices(facts: Facts): readonly string[] {
  const { releaseLabel } = facts.names;
  return [
    ...(releaseLabel === null ? [] : [...withoutRelease(facts, releaseLabel), ...young(facts)]),
    ...misaligned(facts),
  ];
}

function withoutRelease({ series, of }: Facts, releaseLabel: string): readonly string[] {
  const all = series.reduce((sum, one) => sum + sumOf(one.total), 0);
  const nameless = series
    .filter((one) => one.releaseName === null)
    .reduce((sum, one) => sum + sumOf(one.total), 0);
  if (nameless === 0 || all === 0) return [];
  const percent = ((nameless / all) * 100).toPrecision(2);
  return [
    `${Number(percent)} % of the ${of} carry no release: their series have no label "${releaseLabel}".`,
  ];
}

function young({ series, times, of }: Facts): readonly string[] {
  const firstMs = new Map<string, number>();
  for (const { serviceName, releaseName, startMs } of series) {
    if (releaseName === null || startMs[0] === undefined) continue;
    const name = `${serviceName ?? ''} ${releaseName}`.trim();
    firstMs.set(name, Math.min(startMs[0], firstMs.get(name) ?? Infinity));
  }
  return [...firstMs]
    .filter(
      ([, atMs]) =>
        atMs > times.window.startMs && times.window.endMs - atMs <= Math.max(YOUNG_MS, times.bucketMs),
    )
    .map(
      ([name]) =>
        `${name} was first seen a few minutes ago. ${capital(of)} before its first scrape are not counted, so its counts are too low for now.`,
    );
}

function misaligned({ matrices, times }: Facts): readonly string[] {
  const offMs = matrices[0]?.series[0]?.timesMs[0];
  if (offMs === undefined || offMs % times.bucketMs === 0) return [];
  return ['The source does not align its steps to the clock: buckets are shifted by up to half a step.'];
}

function sumOf(column: Float64Array): number {
  return column.reduce((sum, value) => sum + value, 0);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
