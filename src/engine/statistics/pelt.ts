import { requireArgument } from './requireArgument.ts';

interface PeltRule {
  /** Variance of the noise around a level, in the square of the values' unit. */
  readonly variance: number;
  /** Cost of one more change; default 3·ln n. */
  readonly penalty?: number;
  /** Fewest values between two changes; default 3. */
  readonly minSegment?: number;
}

/**
 * Where the level of a series changes: the first index of each new level, ascending, 0-based. The division that minimises
 * Σ(residual²)/variance + penalty·(number of changes), exactly, by dynamic programming with pruning (Killick, Fearnhead &
 * Eckley 2012). Assumes steps between constant levels with noise of one known variance; a ramp comes out as several steps.
 * Cost: near n when changes come regularly, n² at worst. Too short a series has no change. A variance of 0 (a series without
 * noise) is taken as the smallest that still compares. Refuses values that are not finite, a negative variance or penalty, and a minSegment below 1.
 */
export function pelt(values: ArrayLike<number>, rule: PeltRule): number[] {
  const n = values.length;
  const { penalty = 3 * Math.log(Math.max(n, 2)), minSegment = 3 } = rule;
  requireArgument.finiteSeries('values', values);
  if (!(rule.variance >= 0 && rule.variance < Infinity)) {
    throw new RangeError(`variance must be a finite number of at least 0, not ${rule.variance}`);
  }
  if (!(penalty >= 0)) throw new RangeError(`penalty must be at least 0, not ${penalty}`);
  if (!(Number.isSafeInteger(minSegment) && minSegment >= 1)) {
    throw new RangeError(`minSegment must be a whole number of at least 1, not ${minSegment}`);
  }
  if (n < 2 * minSegment) return [];

  // Sums of the values less their mean: squares of a large level would drown the noise.
  let mean = 0;
  for (let index = 0; index < n; index += 1) mean += ((values[index] ?? 0) - mean) / (index + 1);
  const sums = new Float64Array(n + 1);
  const squares = new Float64Array(n + 1);
  for (let index = 0; index < n; index += 1) {
    const value = (values[index] ?? 0) - mean;
    sums[index + 1] = (sums[index] ?? 0) + value;
    squares[index + 1] = (squares[index] ?? 0) + value * value;
  }
  const variance = Math.max(rule.variance, ((squares[n] ?? 0) / n) * 1e-9, Number.MIN_VALUE * 1e20);
  const costOf = (from: number, to: number) => {
    const sum = (sums[to] ?? 0) - (sums[from] ?? 0);
    const square = (squares[to] ?? 0) - (squares[from] ?? 0);
    return Math.max(0, square - (sum * sum) / (to - from)) / variance;
  };

  /** Least cost of the first `to` values, and where the last segment of that division starts. */
  const best = new Float64Array(n + 1).fill(Infinity);
  const lastStart = new Int32Array(n + 1);
  best[0] = -penalty;
  const candidates = new Int32Array(n + 1);
  /** The last end for which a start may still be the best one. */
  const lastUse = new Int32Array(n + 1).fill(n);
  let held = 0;
  for (let to = minSegment; to <= n; to += 1) {
    const newest = to - minSegment;
    if (newest === 0 || newest >= minSegment) {
      candidates[held] = newest;
      held += 1;
    }
    let least = Infinity;
    let start = 0;
    for (let index = 0; index < held; index += 1) {
      const from = candidates[index] ?? 0;
      const cost = (best[from] ?? Infinity) + costOf(from, to) + penalty;
      if (cost < least) {
        least = cost;
        start = from;
      }
    }
    best[to] = least;
    lastStart[to] = start;
    // A start that is already worse than a change here cannot win later, since a split never raises the cost. But with a
    // minimum length a change here is possible only minSegment values later; until then the start stays.
    let kept = 0;
    for (let index = 0; index < held; index += 1) {
      const from = candidates[index] ?? 0;
      if ((best[from] ?? Infinity) + costOf(from, to) > least) {
        lastUse[from] = Math.min(lastUse[from] ?? n, to + minSegment - 1);
      }
      if (to < (lastUse[from] ?? n)) {
        candidates[kept] = from;
        kept += 1;
      }
    }
    held = kept;
  }

  const changes: number[] = [];
  for (let at = lastStart[n] ?? 0; at > 0; at = lastStart[at] ?? 0) changes.unshift(at);
  return changes;
}
