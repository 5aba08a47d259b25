import { matrixText, resultText, sampleText, secondsText, vectorText } from './answerText.ts';
import { eachSample } from './sampleStore.ts';
import { evaluate } from './promql/evaluate.ts';
import { subqueryGrid } from './promql/rangeSources.ts';
import { selected } from './promql/stored.ts';
import type { Stored } from './promql/stored.ts';
import { parse } from './promql/parse.ts';
import { PromqlError } from './promql/syntax.ts';
import type { Expression, RangeExpression } from './promql/syntax.ts';

/** `data` of `/query`: a subquery or a range at the top makes a matrix. */
export function instantData(query: string, timeMs: number, stored: Stored): string {
  const { expression, atMs } = unwrapOffset(parse(query), timeMs);
  const grid = { startMs: atMs, stepMs: 1, count: 1 };
  if (expression.kind === 'range') return rawSamples(expression, atMs, stored);
  if (expression.kind === 'subquery') {
    const inner = subqueryGrid(expression, grid);
    const value = evaluate(expression.of, inner, stored);
    if (value.kind !== 'vector')
      throw new PromqlError(400, 'parse error: subquery is only allowed on instant vector');
    return matrixText(value.series, inner);
  }
  const value = evaluate(expression, grid, stored);
  if (value.kind === 'vector') return vectorText(value.series, timeMs);
  if (value.kind === 'string')
    return resultText('string', `[${secondsText(timeMs)},${JSON.stringify(value.value)}]`);
  return resultText('scalar', `[${secondsText(timeMs)},"${sampleText(value.values[0] ?? NaN)}"]`);
}

interface RangeQuestion {
  readonly query: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly stepMs: number;
}

const MOST_POINTS = 11_000;

/** `data` of `/query_range`. */
export function rangeData({ query, startMs, endMs, stepMs }: RangeQuestion, stored: Stored): string {
  if (endMs < startMs)
    throw new PromqlError(400, 'invalid parameter "end": end timestamp must not be before start time');
  if (!(stepMs > 0))
    throw new PromqlError(
      400,
      'invalid parameter "step": zero or negative query resolution step widths are not accepted. Try a positive integer',
    );
  if ((endMs - startMs) / stepMs > MOST_POINTS) {
    throw new PromqlError(
      400,
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    );
  }
  const grid = { startMs, stepMs, count: Math.floor((endMs - startMs) / stepMs) + 1 };
  const value = evaluate(parse(query), grid, stored);
  if (value.kind === 'string')
    throw new PromqlError(
      400,
      'invalid expression type "string" for range query, must be Scalar or instant Vector',
    );
  if (value.kind === 'vector') return matrixText(value.series, grid);
  return matrixText([{ labels: {}, values: value.values, has: new Uint8Array(grid.count).fill(1) }], grid);
}

function unwrapOffset(
  expression: Expression,
  timeMs: number,
): { readonly expression: Expression; readonly atMs: number } {
  const inner = expression.kind === 'offset' ? expression.of : null;
  if (expression.kind !== 'offset' || (inner?.kind !== 'range' && inner?.kind !== 'subquery'))
    return { expression, atMs: timeMs };
  return { expression: inner, atMs: timeMs - expression.offsetMs };
}

function rawSamples(range: RangeExpression & { kind: 'range' }, atMs: number, stored: Stored): string {
  const parts = selected(range.of, stored).flatMap((series) => {
    const pairs: string[] = [];
    const window = { afterMs: atMs - range.rangeMs, upToMs: Math.min(atMs, stored.shownMs) };
    eachSample(series, window, (timeMs, value) =>
      pairs.push(`[${secondsText(timeMs)},"${sampleText(value)}"]`),
    );
    return pairs.length === 0
      ? []
      : [`{"metric":${JSON.stringify(series.labels)},"values":[${pairs.join(',')}]}`];
  });
  return resultText('matrix', `[${parts.join(',')}]`);
}
