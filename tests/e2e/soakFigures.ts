import { HOUR_MS } from '../../src/engine/domain/time.ts';
import type { SoakSample } from './soakWall.ts';

/** What is held before this is still being filled: caches, the histories of the views. */
export const SETTLED_AFTER_MS = 2 * HOUR_MS;

export interface Growth {
  /** Of the fitted line, per 1,000 refreshes. */
  readonly slope: number;
  /** (last - first) / first, by the fitted line: one sample more or less before a collection says nothing. */
  readonly share: number;
}

/** How a figure of the samples grows: least squares over refreshes. Throws below two samples. */
export function growthOf(samples: readonly SoakSample[], value: (sample: SoakSample) => number): Growth {
  const points = samples.map((sample) => ({ x: sample.refreshes / 1000, y: value(sample) }));
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first === last) throw new Error('Too few samples.');
  const mean = (of: (point: { x: number; y: number }) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const slope = mean(({ x, y }) => (x - meanX) * (y - meanY)) / mean(({ x }) => (x - meanX) ** 2);
  const at = (x: number): number => meanY + slope * (x - meanX);
  return { slope, share: at(last.x) / at(first.x) - 1 };
}

/** Largest minus smallest. */
export function spreadOf(samples: readonly SoakSample[], value: (sample: SoakSample) => number): number {
  const values = samples.map(value);
  return Math.max(...values) - Math.min(...values);
}
