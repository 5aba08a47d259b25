import type { Labels } from '../sampleStore.ts';

/** Moments of evaluation. */
export interface Grid {
  readonly startMs: number;
  readonly stepMs: number;
  readonly count: number;
}

/** One series over a grid; `has` tells a missing sample from one that is NaN. */
export interface Vector {
  readonly labels: Labels;
  readonly values: Float64Array;
  readonly has: Uint8Array;
}

export type Value =
  | { readonly kind: 'scalar'; readonly values: Float64Array }
  | { readonly kind: 'vector'; readonly series: readonly Vector[] }
  | { readonly kind: 'string'; readonly value: string };

export function emptyVector(labels: Labels, count: number): Vector {
  return { labels, values: new Float64Array(count), has: new Uint8Array(count) };
}

export function timeAt(grid: Grid, i: number): number {
  return grid.startMs + i * grid.stepMs;
}

export function withoutName(labels: Labels): Labels {
  return dropLabels(labels, ['__name__']);
}

export function dropLabels(labels: Labels, dropped: readonly string[]): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !dropped.includes(name)));
}

export function pickLabels(labels: Labels, picked: readonly string[]): Labels {
  return Object.fromEntries(
    Object.entries(labels).filter(([name, value]) => picked.includes(name) && value !== ''),
  );
}

/** Equal label sets have equal keys, whatever their order. */
export function keyOf(labels: Labels): string {
  return Object.keys(labels)
    .sort()
    .map((name) => `${name}\u0000${labels[name] ?? ''}`)
    .join('\u0001');
}
