import { compileMatcher, eachSample, instantValue, matches, windowFacts } from '../sampleStore.ts';
import type { StoredSeries } from '../sampleStore.ts';
import { aggregate } from './aggregate.ts';
import { simpleCall } from './functions.ts';
import { binary } from './operators.ts';
import { extrapolatedIncrease, OVER_TIME } from './rangeFunctions.ts';
import { PromqlError } from './syntax.ts';
import type { Expression, RangeExpression, Selector } from './syntax.ts';
import { emptyVector, timeAt, withoutName } from './vectors.ts';
import type { Grid, Value, Vector } from './vectors.ts';

/** What a query is evaluated against: the series, and the newest moment that may be seen. */
export interface Stored {
  readonly series: readonly StoredSeries[];
  readonly shownMs: number;
}

export function evaluate(expression: Expression, grid: Grid, stored: Stored): Value {
  const inner = (of: Expression): Value => evaluate(of, grid, stored);
  switch (expression.kind) {
    case 'number':
      return { kind: 'scalar', values: new Float64Array(grid.count).fill(expression.value) };
    case 'string':
      return { kind: 'string', value: expression.value };
    case 'selector':
      return { kind: 'vector', series: instants(expression, grid, stored) };
    case 'offset':
      return evaluate(expression.of, { ...grid, startMs: grid.startMs - expression.offsetMs }, stored);
    case 'negative':
      return binary({ kind: 'binary', operator: '*', left: expression.of, right: expression.of, bool: false, matching: PLAIN }, inner(expression.of), inner({ kind: 'number', value: -1 }));
    case 'aggregation': {
      const parameter = expression.parameter === null ? null : scalarOf(inner(expression.parameter));
      return { kind: 'vector', series: aggregate(expression, vectorOf(inner(expression.of)), parameter) };
    }
    case 'binary':
      return binary(expression, inner(expression.left), inner(expression.right));
    case 'call': {
      const range = expression.args.map((one) => rangeOf(one, 0)).find((one) => one !== null);
      if (range === undefined || range === null) return simpleCall(expression.name, expression.args.map(inner), grid);
      return { kind: 'vector', series: rangeCall(expression.name, range, { grid, stored }) };
    }
    default:
      throw new PromqlError(400, 'invalid expression type "range vector" for range query, must be Scalar or instant Vector');
  }
}

const PLAIN = { kind: 'ignoring', labels: [], many: null, include: [] } as const;

function vectorOf(value: Value): readonly Vector[] {
  if (value.kind === 'vector') return value.series;
  throw new PromqlError(400, `parse error: expected type instant vector, got ${value.kind}`);
}

function scalarOf(value: Value): Float64Array {
  if (value.kind === 'scalar') return value.values;
  throw new PromqlError(400, `parse error: expected type scalar, got ${value.kind}`);
}

export function selected({ matchers }: Selector, stored: Stored): readonly StoredSeries[] {
  const compiled = matchers.map(compileMatcher);
  if (compiled.every(({ test }) => test(''))) throw new PromqlError(400, 'parse error: vector selector must contain at least one non-empty matcher');
  return stored.series.filter(({ labels, stretches }) => (stretches[0]?.firstMs ?? Infinity) <= stored.shownMs && matches(labels, compiled));
}

function instants(selector: Selector, grid: Grid, stored: Stored): readonly Vector[] {
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

interface Ranged {
  readonly range: RangeExpression;
  readonly offsetMs: number;
}

function rangeOf(expression: Expression, offsetMs: number): Ranged | null {
  if (expression.kind === 'offset') return rangeOf(expression.of, offsetMs + expression.offsetMs);
  return expression.kind === 'range' || expression.kind === 'subquery' ? { range: expression, offsetMs } : null;
}

interface Place {
  readonly grid: Grid;
  readonly stored: Stored;
}

function rangeCall(name: string, { range, offsetMs }: Ranged, place: Place): readonly Vector[] {
  const grid = { ...place.grid, startMs: place.grid.startMs - offsetMs };
  const sources = range.kind === 'range' ? storedSources(range.of, place.stored) : subquerySources(range, { ...place, grid });
  const fold = foldOf(name, range.rangeMs);
  return sources.flatMap((source) => {
    const result = emptyVector(name === 'last_over_time' || name === 'first_over_time' ? source.labels : withoutName(source.labels), grid.count);
    let any = false;
    for (let i = 0; i < grid.count; i++) {
      const upToMs = timeAt(grid, i);
      const value = fold(source, { afterMs: upToMs - range.rangeMs, upToMs });
      if (value === undefined) continue;
      result.values[i] = value;
      result.has[i] = 1;
      any = true;
    }
    return any ? [result] : [];
  });
}

interface Window {
  readonly afterMs: number;
  readonly upToMs: number;
}

/** A source of samples in time: stored series answer counters in closed form. */
interface Source {
  readonly labels: Vector['labels'];
  readonly counter: (window: Window) => ReturnType<typeof windowFacts>;
  readonly samples: (window: Window) => readonly number[];
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

function storedSources(selector: Selector, stored: Stored): readonly Source[] {
  const cut = (window: Window): Window => ({ afterMs: window.afterMs, upToMs: Math.min(window.upToMs, stored.shownMs) });
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

/** The inner expression is evaluated once, on clock-aligned steps that cover all windows. */
function subquerySources(range: RangeExpression & { kind: 'subquery' }, { grid, stored }: Place): readonly Source[] {
  const inner = subqueryGrid(range, grid);
  return vectorOf(evaluate(range.of, inner, stored)).map((vector) => {
    const inWindow = ({ afterMs, upToMs }: Window): readonly (readonly [number, number])[] => {
      const from = Math.max(0, Math.floor((afterMs - inner.startMs) / inner.stepMs) + 1);
      const to = Math.min(inner.count - 1, Math.floor((upToMs - inner.startMs) / inner.stepMs));
      const pairs: [number, number][] = [];
      for (let i = from; i <= to; i++) if (vector.has[i] === 1) pairs.push([timeAt(inner, i), vector.values[i] ?? NaN]);
      return pairs;
    };
    return { labels: vector.labels, counter: (window) => factsOf(inWindow(window)), samples: (window) => inWindow(window).map(([, value]) => value) };
  });
}

export function subqueryGrid({ rangeMs, stepMs }: { readonly rangeMs: number; readonly stepMs: number }, grid: Grid): Grid {
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
