import { extrapolatedIncrease, OVER_TIME } from './rangeFunctions.ts';
import type { Source, Window } from './rangeSources.ts';
import { PromqlError } from './syntax.ts';
import { emptyVector, timeAt, withoutName } from './vectors.ts';
import type { Grid, Vector } from './vectors.ts';

interface RangeCall {
  readonly name: string;
  readonly rangeMs: number;
  readonly grid: Grid;
}

/** A function of a range, moment by moment. */
export function rangeCall(sources: readonly Source[], { name, rangeMs, grid }: RangeCall): readonly Vector[] {
  const fold = foldOf(name, rangeMs);
  return sources.flatMap((source) => {
    const result = emptyVector(
      name === 'last_over_time' || name === 'first_over_time' ? source.labels : withoutName(source.labels),
      grid.count,
    );
    let any = false;
    for (let i = 0; i < grid.count; i++) {
      const upToMs = timeAt(grid, i);
      const value = fold(source, { afterMs: upToMs - rangeMs, upToMs });
      if (value === undefined) continue;
      result.values[i] = value;
      result.has[i] = 1;
      any = true;
    }
    return any ? [result] : [];
  });
}

function foldOf(name: string, rangeMs: number): (source: Source, window: Window) => number | undefined {
  if (name === 'increase' || name === 'rate') {
    return (source, window) => {
      const facts = source.counter(window);
      if (facts === null || facts.count < 2) return undefined;
      const increase = extrapolatedIncrease(facts, window.afterMs, window.upToMs);
      return name === 'rate' ? increase / (rangeMs / 1000) : increase;
    };
  }
  if (name === 'count_over_time' || name === 'present_over_time' || name === 'last_over_time') {
    return (source, window) => {
      const facts = source.counter(window);
      if (facts === null) return undefined;
      return name === 'count_over_time' ? facts.count : name === 'last_over_time' ? facts.last : 1;
    };
  }
  const fold = OVER_TIME[name];
  if (fold === undefined) throw new PromqlError(400, `the demo does not know the function ${name}`);
  return (source, window) => {
    const values = source.samples(window);
    return values.length === 0 ? undefined : fold(values);
  };
}
