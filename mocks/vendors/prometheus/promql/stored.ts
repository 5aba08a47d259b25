import { compileMatcher, instantValue, matches } from '../sampleStore.ts';
import type { StoredSeries } from '../sampleStore.ts';
import { PromqlError } from './syntax.ts';
import type { Selector } from './syntax.ts';
import { emptyVector, timeAt } from './vectors.ts';
import type { Grid, Vector } from './vectors.ts';

/** What a query is evaluated against: the series, and the newest moment that may be seen. */
export interface Stored {
  readonly series: readonly StoredSeries[];
  readonly shownMs: number;
}

export function selected({ matchers }: Selector, stored: Stored): readonly StoredSeries[] {
  const compiled = matchers.map(compileMatcher);
  if (compiled.every(({ test }) => test('')))
    throw new PromqlError(400, 'parse error: vector selector must contain at least one non-empty matcher');
  return stored.series.filter(
    ({ labels, stretches }) =>
      (stretches[0]?.firstMs ?? Infinity) <= stored.shownMs && matches(labels, compiled),
  );
}

/** The newest sample at each moment. */
export function instants(selector: Selector, grid: Grid, stored: Stored): readonly Vector[] {
  return selected(selector, stored).flatMap((series) => {
    const result = emptyVector(series.labels, grid.count);
    let any = false;
    for (let i = 0; i < grid.count; i++) {
      const value = instantValue(series, timeAt(grid, i), stored.shownMs);
      if (Number.isNaN(value)) continue;
      result.values[i] = value;
      result.has[i] = 1;
      any = true;
    }
    return any ? [result] : [];
  });
}
