import { eachSample, windowFacts } from '../sampleStore.ts';
import { selected } from './stored.ts';
import type { Stored } from './stored.ts';
import type { Selector } from './syntax.ts';
import { timeAt } from './vectors.ts';
import type { Grid, Vector } from './vectors.ts';

export interface Window {
  readonly afterMs: number;
  readonly upToMs: number;
}

/** A source of samples in time: stored series answer counters in closed form. */
export interface Source {
  readonly labels: Vector['labels'];
  readonly counter: (window: Window) => ReturnType<typeof windowFacts>;
  readonly samples: (window: Window) => readonly number[];
}

export function storedSources(selector: Selector, stored: Stored): readonly Source[] {
  const cut = (window: Window): Window => ({
    afterMs: window.afterMs,
    upToMs: Math.min(window.upToMs, stored.shownMs),
  });
  return selected(selector, stored).map((series) => ({
    labels: series.labels,
    counter: (window) => windowFacts(series, window.afterMs, Math.min(window.upToMs, stored.shownMs)),
    samples: (window) => {
      const values: number[] = [];
      eachSample(series, cut(window), (_timeMs, value) => values.push(value));
      return values;
    },
  }));
}

/** Samples of an expression that was evaluated on the steps of a subquery. */
export function steppedSources(vectors: readonly Vector[], inner: Grid): readonly Source[] {
  return vectors.map((vector) => {
    const inWindow = ({ afterMs, upToMs }: Window): readonly (readonly [number, number])[] => {
      const from = Math.max(0, Math.floor((afterMs - inner.startMs) / inner.stepMs) + 1);
      const to = Math.min(inner.count - 1, Math.floor((upToMs - inner.startMs) / inner.stepMs));
      const pairs: [number, number][] = [];
      for (let i = from; i <= to; i++)
        if (vector.has[i] === 1) pairs.push([timeAt(inner, i), vector.values[i] ?? NaN]);
      return pairs;
    };
    return {
      labels: vector.labels,
      counter: (window) => factsOf(inWindow(window)),
      samples: (window) => inWindow(window).map(([, value]) => value),
    };
  });
}

/** Clock-aligned steps that cover the windows of all moments, without their left edge. */
export function subqueryGrid(
  { rangeMs, stepMs }: { readonly rangeMs: number; readonly stepMs: number },
  grid: Grid,
): Grid {
  const startMs = (Math.floor((grid.startMs - rangeMs) / stepMs) + 1) * stepMs;
  const endMs = timeAt(grid, grid.count - 1);
  return { startMs, stepMs, count: Math.max(0, Math.floor((endMs - startMs) / stepMs) + 1) };
}

function factsOf(pairs: readonly (readonly [number, number])[]): ReturnType<typeof windowFacts> {
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (first === undefined || last === undefined) return null;
  const growth = pairs.reduce((sum, [, value], i) => {
    const before = pairs[i - 1]?.[1];
    return before === undefined ? 0 : sum + (value < before ? value : value - before);
  }, 0);
  return { count: pairs.length, firstMs: first[0], first: first[1], lastMs: last[0], last: last[1], growth };
}
