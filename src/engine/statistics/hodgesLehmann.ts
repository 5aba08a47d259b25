import type { Interval } from './interval.ts';
import { normalQuantile } from './normalQuantile.ts';
import { rankComparison, rankSpread, sortedSample } from './rankComparison.ts';
import { requireArgument } from './requireArgument.ts';

/**
 * How far the first sample lies above the second: the median of all n·m differences (Hodges & Lehmann 1963), with the
 * shifts that a Mann-Whitney test at this confidence does not reject (normal approximation with ties and continuity,
 * Bauer 1972). In the unit of the values. Assumes independent values and the same shape on both sides.
 *
 * Method: the rank statistic falls step by step as the shift grows, and each search halves the range until no double lies
 * between; no table of differences is ever made, so 100,000 points a side cost about a second.
 * Refuses empty samples, values that are not finite, and a confidence outside (0, 1).
 */
export function hodgesLehmann(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  confidence = 0.95,
): Interval & { readonly estimate: number } {
  requireArgument.probability('confidence', confidence);
  const a = sortedSample('first', first);
  const b = sortedSample('second', second);
  const z = -normalQuantile((1 - confidence) / 2);
  const least = (a[0] ?? 0) - (b[b.length - 1] ?? 0);
  const most = (a[a.length - 1] ?? 0) - (b[0] ?? 0);

  const excessAt = (shift: number) => rankComparison(a, b, shift).excess;
  const scoreAt = (shift: number) => {
    const { excess, tieSum } = rankComparison(a, b, shift);
    const spread = rankSpread(a.length, b.length, tieSum);
    return spread === 0 ? 0 : (excess - 0.5 * Math.sign(excess)) / spread;
  };

  // With an even number of differences the statistic is 0 between the middle two; their mean is the median.
  const lower = lastWhere((shift) => excessAt(shift) > 0, least, most);
  const upper = lastWhere((shift) => excessAt(shift) >= 0, least, most);
  const estimate = (lower + upper) / 2;
  const low = lastWhere((shift) => scoreAt(shift) > z, least, most);
  const high = lastWhere((shift) => scoreAt(shift) >= -z, least, most);
  return { estimate, low: Math.min(low, estimate), high: Math.max(high, estimate) };
}

/** Where a condition that holds below and fails above changes; `least` or `most` where it never does. */
function lastWhere(holds: (shift: number) => boolean, least: number, most: number): number {
  if (!holds(least)) return least;
  if (holds(most)) return most;
  let low = least;
  let high = most;
  const enough = Math.max(Math.abs(least), Math.abs(most)) * 1e-14;
  while (high - low > enough) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
}
