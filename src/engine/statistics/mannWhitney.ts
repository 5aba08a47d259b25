import { normalCdf } from './normalCdf.ts';
import { rankComparison, rankSpread, sortedSample } from './rankComparison.ts';

interface MannWhitneyTest {
  /** Pairs in which the first sample's value is the larger, ties half. */
  readonly u: number;
  /** Chances of a result this far out when neither sample leans: both ways, the first larger, the first smaller. */
  readonly twoSided: number;
  readonly greater: number;
  readonly less: number;
}

/**
 * The Mann-Whitney U test by its normal approximation, with the corrections for ties and for continuity (as R's
 * wilcox.test with exact = FALSE). Assumes independent values: a serially correlated metric gives far too small chances.
 * A fixed-window test: looked at again and again it cries wolf.
 * All values equal: the samples cannot be told apart and every chance is 1. Refuses empty samples and values that are
 * not finite.
 */
export function mannWhitney(first: ArrayLike<number>, second: ArrayLike<number>): MannWhitneyTest {
  const a = sortedSample('first', first);
  const b = sortedSample('second', second);
  const { excess, tieSum } = rankComparison(a, b, 0);
  const spread = rankSpread(a.length, b.length, tieSum);
  const u = excess + (a.length * b.length) / 2;
  if (spread === 0) return { u, twoSided: 1, greater: 1, less: 1 };
  return {
    u,
    twoSided: Math.min(1, 2 * normalCdf(-(Math.abs(excess) - 0.5) / spread)),
    greater: normalCdf(-(excess - 0.5) / spread),
    less: normalCdf((excess + 0.5) / spread),
  };
}
