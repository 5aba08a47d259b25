import { rateRatio, type RatePart, type RateRatio, type SidePhi } from './rateRatio.ts';

export interface Counts {
  readonly bad: number;
  readonly total: number;
}

/** One group of traffic (a platform, a journey on a platform) as both releases saw it. */
export interface StratumCounts {
  readonly label: string;
  readonly a: Counts;
  readonly b: Counts;
}

export interface Standardised {
  readonly rateA: number;
  readonly rateB: number;
  readonly ratio: RateRatio;
  /** Share of each release's traffic in groups that the other had none of: they cannot be weighed. */
  readonly leftOutA: number;
  readonly leftOutB: number;
}

/**
 * Both releases' rates under the same mix of traffic, that of a: what is left is not made by who came. Null where fewer
 * than two groups are known to both, for then there is no mix.
 */
export function standardise(
  strata: readonly StratumCounts[],
  { phi, level }: { readonly phi: SidePhi; readonly level: number },
): Standardised | null {
  const shared = strata.filter(({ a, b }) => a.total > 0 && b.total > 0);
  if (shared.length < 2) return null;
  const sharedA = sum(shared.map(({ a }) => a.total));
  const parts = (of: 'a' | 'b'): RatePart[] =>
    shared.map((one) => {
      const { bad, total } = one[of];
      return { weight: one.a.total / sharedA, bad: Math.min(bad, total), total };
    });
  const [a, b] = [parts('a'), parts('b')];
  return {
    rateA: rateOf(a),
    rateB: rateOf(b),
    ratio: rateRatio({ a, b, phi, level }),
    leftOutA: 1 - sharedA / sum(strata.map((one) => one.a.total)),
    leftOutB: 1 - sum(shared.map((one) => one.b.total)) / sum(strata.map((one) => one.b.total)),
  };
}

function rateOf(parts: readonly RatePart[]): number {
  return sum(parts.map(({ weight, bad, total }) => (weight * bad) / total));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
