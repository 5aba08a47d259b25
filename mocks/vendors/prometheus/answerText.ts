import type { Labels } from './sampleStore.ts';
import { timeAt } from './promql/vectors.ts';
import type { Grid, Vector } from './promql/vectors.ts';

/** The API's JSON, written by hand: a month of series is a hundred thousand small arrays otherwise. */
export function matrixText(series: readonly Vector[], grid: Grid): string {
  const times = Array.from({ length: grid.count }, (_, i) => secondsText(timeAt(grid, i)));
  const parts = series.flatMap(({ labels, values, has }) => {
    const pairs: string[] = [];
    for (let i = 0; i < grid.count; i++)
      if (has[i] === 1) pairs.push(`[${times[i] ?? ''},"${sampleText(values[i] ?? NaN)}"]`);
    return pairs.length === 0 ? [] : [`{"metric":${labelsJson(labels)},"values":[${pairs.join(',')}]}`];
  });
  return resultText('matrix', `[${parts.join(',')}]`);
}

export function vectorText(series: readonly Vector[], timeMs: number): string {
  const parts = series
    .filter(({ has }) => has[0] === 1)
    .map(
      ({ labels, values }) =>
        `{"metric":${labelsJson(labels)},"value":[${secondsText(timeMs)},"${sampleText(values[0] ?? NaN)}"]}`,
    );
  return resultText('vector', `[${parts.join(',')}]`);
}

export function resultText(type: string, result: string): string {
  return `{"resultType":"${type}","result":${result}}`;
}

export function sampleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  return String(value);
}

export function secondsText(timeMs: number): string {
  return String(timeMs / 1000);
}

function labelsJson(labels: Labels): string {
  return JSON.stringify(Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))));
}
