import type { Labels } from '../sampleStore.ts';
import type { Matching } from './syntax.ts';
import { dropLabels, emptyVector, keyOf, pickLabels } from './vectors.ts';
import type { Vector } from './vectors.ts';

/** Samples with equal signatures are partners. */
export function signature(labels: Labels, { kind, labels: named }: Matching): string {
  return keyOf(kind === 'on' ? pickLabels(labels, named) : dropLabels(labels, [...named, '__name__']));
}

/** `and`, `or`, `unless`: moment by moment. */
export function setOperation(
  operator: 'and' | 'or' | 'unless',
  matching: Matching,
  [left, right]: readonly [readonly Vector[], readonly Vector[]],
): readonly Vector[] {
  const other = presence(operator === 'or' ? left : right, matching);
  const wanted = operator === 'and' ? 1 : 0;
  const filtered = (operator === 'or' ? right : left).map((one) => {
    const seen = other.get(signature(one.labels, matching));
    const result = emptyVector(one.labels, one.values.length);
    one.values.forEach((value, i) => {
      if (one.has[i] === 0 || (seen?.[i] ?? 0) !== wanted) return;
      result.values[i] = value;
      result.has[i] = 1;
    });
    return result;
  });
  const kept = filtered.filter(({ has }) => has.includes(1));
  return operator === 'or' ? merged([...left, ...kept]) : kept;
}

/** A series that comes from the left at one moment and from the right at another is one series. */
export function merged(series: readonly Vector[]): readonly Vector[] {
  const byKey = new Map<string, Vector>();
  for (const one of series) {
    const known = byKey.get(keyOf(one.labels));
    if (known === undefined) {
      byKey.set(keyOf(one.labels), { labels: one.labels, values: one.values.slice(), has: one.has.slice() });
      continue;
    }
    one.values.forEach((value, i) => {
      if (one.has[i] === 0) return;
      known.values[i] = value;
      known.has[i] = 1;
    });
  }
  return [...byKey.values()];
}

function presence(series: readonly Vector[], matching: Matching): ReadonlyMap<string, Uint8Array> {
  const seen = new Map<string, Uint8Array>();
  for (const { labels, has } of series) {
    const key = signature(labels, matching);
    const known = seen.get(key);
    if (known === undefined) seen.set(key, has.slice());
    else has.forEach((flag, i) => flag === 1 && (known[i] = 1));
  }
  return seen;
}
