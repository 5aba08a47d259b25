import { aggregate } from './aggregate.ts';
import { simpleCall } from './functions.ts';
import { binary } from './operators.ts';
import { rangeCall } from './rangeCall.ts';
import { steppedSources, storedSources, subqueryGrid } from './rangeSources.ts';
import { instants } from './stored.ts';
import type { Stored } from './stored.ts';
import { PromqlError } from './syntax.ts';
import type { Expression, RangeExpression } from './syntax.ts';
import type { Grid, Value, Vector } from './vectors.ts';

/** An expression's value at every moment of the grid. */
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
      return binary(
        {
          kind: 'binary',
          operator: '*',
          left: expression.of,
          right: expression.of,
          bool: false,
          matching: PLAIN,
        },
        inner(expression.of),
        inner({ kind: 'number', value: -1 }),
      );
    case 'aggregation': {
      const parameter = expression.parameter === null ? null : scalarOf(inner(expression.parameter));
      return { kind: 'vector', series: aggregate(expression, vectorOf(inner(expression.of)), parameter) };
    }
    case 'binary':
      return binary(expression, inner(expression.left), inner(expression.right));
    case 'call': {
      const ranged = expression.args.map((one) => rangeOf(one, 0)).find((one) => one !== null);
      if (ranged === undefined || ranged === null)
        return simpleCall(expression.name, expression.args.map(inner), grid);
      return { kind: 'vector', series: ranges(expression.name, ranged, { grid, stored }) };
    }
    default:
      throw new PromqlError(
        400,
        'invalid expression type "range vector" for range query, must be Scalar or instant Vector',
      );
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

interface Ranged {
  readonly range: RangeExpression;
  readonly offsetMs: number;
}

function rangeOf(expression: Expression, offsetMs: number): Ranged | null {
  if (expression.kind === 'offset') return rangeOf(expression.of, offsetMs + expression.offsetMs);
  return expression.kind === 'range' || expression.kind === 'subquery'
    ? { range: expression, offsetMs }
    : null;
}

interface Place {
  readonly grid: Grid;
  readonly stored: Stored;
}

function ranges(name: string, { range, offsetMs }: Ranged, place: Place): readonly Vector[] {
  const grid = { ...place.grid, startMs: place.grid.startMs - offsetMs };
  const call = { name, rangeMs: range.rangeMs, grid };
  if (range.kind === 'range') return rangeCall(storedSources(range.of, place.stored), call);
  // Evaluated once, on steps that cover all windows.
  const steps = subqueryGrid(range, grid);
  return rangeCall(steppedSources(vectorOf(evaluate(range.of, steps, place.stored)), steps), call);
}
