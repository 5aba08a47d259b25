import { PromqlError } from './syntax.ts';
import type { Binary, Matching } from './syntax.ts';
import type { Labels } from '../sampleStore.ts';
import { merged, setOperation, signature } from './setOperations.ts';
import { dropLabels, emptyVector, keyOf, pickLabels, withoutName } from './vectors.ts';
import type { Value, Vector } from './vectors.ts';

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '^': (a, b) => a ** b,
};

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
};

export function binary(expression: Binary, left: Value, right: Value): Value {
  const { operator, bool } = expression;
  if (left.kind === 'string' || right.kind === 'string')
    throw new PromqlError(400, 'parse error: strings have no operators');
  if (operator === 'and' || operator === 'or' || operator === 'unless') {
    if (left.kind !== 'vector' || right.kind !== 'vector')
      throw new PromqlError(
        400,
        'parse error: set operator "' + operator + '" not allowed in binary scalar expression',
      );
    return {
      kind: 'vector',
      series: setOperation(operator, expression.matching, [left.series, right.series]),
    };
  }
  if (left.kind === 'scalar' && right.kind === 'scalar') {
    return {
      kind: 'scalar',
      values: left.values.map((value, i) => pairValue(operator, value, right.values[i] ?? NaN) ?? 0),
    };
  }
  if (left.kind === 'vector' && right.kind === 'scalar')
    return withScalar(expression, left.series, (value, i) => [value, right.values[i] ?? NaN]);
  if (left.kind === 'scalar' && right.kind === 'vector')
    return withScalar(expression, right.series, (value, i) => [left.values[i] ?? NaN, value]);
  if (left.kind === 'vector' && right.kind === 'vector')
    return { kind: 'vector', series: matched(expression, left.series, right.series, bool) };
  throw new PromqlError(400, 'parse error: operands do not fit');
}

/** undefined = a comparison that filters the sample out. */
function pairValue(operator: string, a: number, b: number): number | undefined {
  const arithmetic = ARITHMETIC[operator];
  if (arithmetic !== undefined) return arithmetic(a, b);
  const compare = COMPARISONS[operator];
  if (compare === undefined) throw new PromqlError(400, `the demo does not know the operator ${operator}`);
  return compare(a, b) ? 1 : undefined;
}

function withScalar(
  { operator, bool }: Binary,
  series: readonly Vector[],
  operands: (value: number, i: number) => readonly [number, number],
): Value {
  const compares = operator in COMPARISONS;
  const results = series.map((one) => {
    const result = emptyVector(compares && !bool ? one.labels : withoutName(one.labels), one.values.length);
    one.values.forEach((value, i) => {
      if (one.has[i] === 0) return;
      put(result, i, pairValue(operator, ...operands(value, i)), { bool, compares, kept: value });
    });
    return result;
  });
  return { kind: 'vector', series: results.filter(({ has }) => has.includes(1)) };
}

interface Outcome {
  readonly bool: boolean;
  readonly compares: boolean;
  readonly kept: number;
}

function put(result: Vector, i: number, value: number | undefined, { bool, compares, kept }: Outcome): void {
  if (value === undefined && !bool) return;
  result.values[i] = compares ? (bool ? (value ?? 0) : kept) : (value ?? NaN);
  result.has[i] = 1;
}

function matched(
  expression: Binary,
  left: readonly Vector[],
  right: readonly Vector[],
  bool: boolean,
): readonly Vector[] {
  const { matching, operator } = expression;
  const manyRight = matching.many === 'right';
  const many = manyRight ? right : left;
  const one = manyRight ? left : right;
  const partners = Map.groupBy(one, ({ labels }) => signature(labels, matching));
  const compares = operator in COMPARISONS;
  const taken = new Map<string, Uint8Array>();
  const results: Vector[] = [];
  for (const member of many) {
    const key = signature(member.labels, matching);
    for (const partner of partners.get(key) ?? []) {
      const result = emptyVector(
        resultLabels(member.labels, partner.labels, { matching, keepName: compares && !bool }),
        member.values.length,
      );
      member.values.forEach((value, i) => {
        if (member.has[i] === 0 || partner.has[i] === 0) return;
        claim(taken, `${matching.many === null ? key : `${key}\u0002${keyOf(member.labels)}`}`, {
          i,
          count: member.values.length,
        });
        const other = partner.values[i] ?? NaN;
        const [a, b] = manyRight ? [other, value] : [value, other];
        put(result, i, pairValue(operator, a, b), { bool, compares, kept: a });
      });
      if (result.has.includes(1)) results.push(result);
    }
  }
  return merged(results);
}

/** Two partners at the same moment are an error, as with two versions of an info metric on one target. */
function claim(
  taken: Map<string, Uint8Array>,
  key: string,
  { i, count }: { readonly i: number; readonly count: number },
): void {
  const moments = taken.get(key) ?? new Uint8Array(count);
  taken.set(key, moments);
  if (moments[i] === 1) {
    throw new PromqlError(
      422,
      'found duplicate series for the match group; many-to-many matching not allowed: matching labels must be unique on one side',
    );
  }
  moments[i] = 1;
}

function resultLabels(
  member: Labels,
  partner: Labels,
  { matching, keepName }: { readonly matching: Matching; readonly keepName: boolean },
): Labels {
  const base = keepName ? member : withoutName(member);
  if (matching.many === null)
    return matching.kind === 'on' ? pickLabels(base, matching.labels) : dropLabels(base, matching.labels);
  return { ...dropLabels(base, matching.include), ...pickLabels(partner, matching.include) };
}
