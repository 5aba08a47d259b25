import { normalCdf } from './normalCdf.ts';
import { requireArgument } from './requireArgument.ts';

export interface MonotoneTrend {
  /** Pairs that rise less pairs that fall. */
  readonly s: number;
  /** Two-sided: how often chance alone gives as much order. */
  readonly p: number;
}

/**
 * Does a series lean one way (Mann 1945, Kendall 1975)? Ranks only, so that neither the scale nor one wild value decides;
 * normal approximation with continuity and ties corrected. Assumes independent values. Fewer than 2 values lean nowhere.
 * Refuses values that are not finite.
 */
export function mannKendall(values: ArrayLike<number>): MonotoneTrend {
  requireArgument.finiteSeries('values', values);
  const n = values.length;
  const ties = new Map<number, number>();
  let s = 0;
  for (let later = 0; later < n; later += 1) {
    const value = values[later] ?? 0;
    ties.set(value, (ties.get(value) ?? 0) + 1);
    for (let earlier = 0; earlier < later; earlier += 1) s += Math.sign(value - (values[earlier] ?? 0));
  }
  const part = (size: number) => size * (size - 1) * (2 * size + 5);
  let variance = part(n);
  for (const size of ties.values()) variance -= part(size);
  variance /= 18;
  if (!(variance > 0) || s === 0) return { s, p: 1 };
  const z = (Math.abs(s) - 1) / Math.sqrt(variance);
  return { s, p: Math.min(1, 2 * normalCdf(-z)) };
}
