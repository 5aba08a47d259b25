import { histogramQuantile } from './histogramQuantile.ts';
import { PromqlError } from './syntax.ts';
import { emptyVector, timeAt, withoutName } from './vectors.ts';
import type { Grid, Value, Vector } from './vectors.ts';

const EACH: Readonly<Record<string, (value: number) => number>> = {
  abs: Math.abs,
  ceil: Math.ceil,
  floor: Math.floor,
  sqrt: Math.sqrt,
  ln: Math.log,
  exp: Math.exp,
  round: (value) => Math.floor(value + 0.5),
};

/** Functions of instant vectors and scalars. */
export function simpleCall(name: string, args: readonly Value[], grid: Grid): Value {
  const each = EACH[name];
  if (each !== undefined) return mapped(vectorAt(args, 0), each);
  switch (name) {
    case 'time':
      return {
        kind: 'scalar',
        values: Float64Array.from({ length: grid.count }, (_, i) => timeAt(grid, i) / 1000),
      };
    case 'vector':
      return {
        kind: 'vector',
        series: [{ labels: {}, values: scalarAt(args, 0), has: new Uint8Array(grid.count).fill(1) }],
      };
    case 'scalar':
      return { kind: 'scalar', values: scalarFrom(vectorAt(args, 0), grid) };
    case 'sort':
    case 'sort_desc':
      return { kind: 'vector', series: vectorAt(args, 0) };
    case 'absent':
      return { kind: 'vector', series: absent(vectorAt(args, 0), grid) };
    case 'clamp_min':
    case 'clamp_max': {
      const limit = scalarAt(args, 1)[0] ?? NaN;
      return mapped(vectorAt(args, 0), (value) =>
        name === 'clamp_min' ? Math.max(value, limit) : Math.min(value, limit),
      );
    }
    case 'histogram_quantile':
      return { kind: 'vector', series: histogramQuantile(scalarAt(args, 0), vectorAt(args, 1)) };
    case 'label_replace':
      return { kind: 'vector', series: labelReplace(args) };
    default:
      throw new PromqlError(
        400,
        `invalid parameter "query": parse error: unknown function with name "${name}" (or one the demo does not have)`,
      );
  }
}

function vectorAt(args: readonly Value[], at: number): readonly Vector[] {
  const value = args[at];
  if (value?.kind === 'vector') return value.series;
  throw new PromqlError(400, `parse error: expected type instant vector, got ${value?.kind ?? 'nothing'}`);
}

function scalarAt(args: readonly Value[], at: number): Float64Array {
  const value = args[at];
  if (value?.kind === 'scalar') return value.values;
  throw new PromqlError(400, `parse error: expected type scalar, got ${value?.kind ?? 'nothing'}`);
}

function textAt(args: readonly Value[], at: number): string {
  const value = args[at];
  if (value?.kind === 'string') return value.value;
  throw new PromqlError(400, `parse error: expected type string, got ${value?.kind ?? 'nothing'}`);
}

function mapped(series: readonly Vector[], change: (value: number) => number): Value {
  return {
    kind: 'vector',
    series: series.map((one) => ({
      labels: withoutName(one.labels),
      values: one.values.map(change),
      has: one.has,
    })),
  };
}

function scalarFrom(series: readonly Vector[], grid: Grid): Float64Array {
  return Float64Array.from({ length: grid.count }, (_, i) => {
    const present = series.filter(({ has }) => has[i] === 1);
    return present.length === 1 ? (present[0]?.values[i] ?? NaN) : NaN;
  });
}

function absent(series: readonly Vector[], grid: Grid): readonly Vector[] {
  const result = emptyVector({}, grid.count);
  for (let i = 0; i < grid.count; i++) {
    if (series.some(({ has }) => has[i] === 1)) continue;
    result.values[i] = 1;
    result.has[i] = 1;
  }
  return result.has.includes(1) ? [result] : [];
}

function labelReplace(args: readonly Value[]): readonly Vector[] {
  const [target, replacement, source] = [textAt(args, 1), textAt(args, 2), textAt(args, 3)];
  const pattern = new RegExp(`^(?:${textAt(args, 4)})$`, 's');
  return vectorAt(args, 0).map((one) => {
    const value = one.labels[source] ?? '';
    if (!pattern.test(value)) return one;
    const { [target]: _replaced, ...others } = one.labels;
    const text = value.replace(pattern, replacement.replaceAll('${', '$').replaceAll('}', ''));
    return { ...one, labels: text === '' ? others : { ...others, [target]: text } };
  });
}
