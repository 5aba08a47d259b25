import { dropLabels, emptyVector, keyOf } from './vectors.ts';
import type { Vector } from './vectors.ts';

/** Linear interpolation in classic buckets (promql/quantile.go): NaN without observations, the last finite limit in +Inf. */
export function histogramQuantile(quantiles: Float64Array, series: readonly Vector[]): readonly Vector[] {
  const groups = Map.groupBy(
    series.filter(({ labels }) => labels['le'] !== undefined),
    ({ labels }) => keyOf(dropLabels(labels, ['le', '__name__'])),
  );
  return [...groups.values()].map((members) => {
    const buckets = members
      .map((member) => ({
        limit: member.labels['le'] === '+Inf' ? Infinity : Number(member.labels['le']),
        member,
      }))
      .sort((a, b) => a.limit - b.limit);
    const result = emptyVector(dropLabels(members[0]?.labels ?? {}, ['le', '__name__']), quantiles.length);
    quantiles.forEach((q, i) => {
      const present = buckets.filter(({ member }) => member.has[i] === 1);
      if (present.length === 0) return;
      result.values[i] = quantileOf(
        q,
        present.map(({ limit, member }) => ({ limit, count: member.values[i] ?? NaN })),
      );
      result.has[i] = 1;
    });
    return result;
  });
}

function quantileOf(
  q: number,
  buckets: readonly { readonly limit: number; readonly count: number }[],
): number {
  const last = buckets.at(-1);
  if (Number.isNaN(q) || last === undefined || last.limit !== Infinity || buckets.length < 2) return NaN;
  if (q < 0) return -Infinity;
  if (q > 1) return Infinity;
  if (last.count === 0) return NaN;
  const rank = q * last.count;
  const at = buckets.slice(0, -1).findIndex(({ count }) => count >= rank);
  if (at === -1) return buckets.at(-2)?.limit ?? NaN;
  const upper = buckets[at]?.limit ?? NaN;
  if (at === 0 && upper <= 0) return upper;
  const lower = at === 0 ? 0 : (buckets[at - 1]?.limit ?? 0);
  const below = at === 0 ? 0 : (buckets[at - 1]?.count ?? 0);
  return lower + (upper - lower) * ((rank - below) / ((buckets[at]?.count ?? 0) - below));
}
