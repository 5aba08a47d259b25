import { betaQuantile } from '../statistics/betaQuantile.ts';
import { requireArgument } from '../statistics/requireArgument.ts';

/** Failures and opportunities of one group of traffic; `weight` is the group's share of the whole (they add up to 1). */
export interface RatePart {
  readonly weight: number;
  /** May be fractional where a source estimates, and above the total where one visit may fail many times. */
  readonly bad: number;
  readonly total: number;
}

export interface SidePhi {
  readonly a: number;
  readonly b: number;
}

export interface RateRatioInput {
  /** What is held against: at least one part, each with a total above 0. */
  readonly a: readonly RatePart[];
  readonly b: readonly RatePart[];
  /** Variance of each side's counts over that of independent ones; 1 = independent. */
  readonly phi: SidePhi;
  /** 0-1: 0.95 misses the truth at most once in twenty. */
  readonly level: number;
}

export type RateRatio =
  | {
      readonly kind: 'known';
      /** Rate of b over rate of a. */
      readonly value: number;
      /** null = b had none at all, so that there is no lower limit. */
      readonly low: number | null;
      readonly high: number;
    }
  /** a had none: no estimate, but b is at least this many times as bad. */
  | { readonly kind: 'none-in-a'; readonly atLeast: number }
  | { readonly kind: 'none-in-either' };

/**
 * How many times as often something happens in b as in a, for one look. Given the sum of both counts, the count of b is
 * binomial, so that Clopper-Pearson's limits of its share are limits of the ratio (Przyborowski & Wilenski, Biometrika 31,
 * 1940): exact for independent rare failures, and too wide rather than too narrow where they are frequent or few.
 * With several parts the rates are directly standardised, and each is given the gamma distribution that has its mean and
 * variance, the upper limit with one failure more in the most heavily weighted part (Fay & Feuer, Statistics in Medicine
 * 16, 1997; the ratio: Fay, Communications in Statistics 28, 1999). One part of weight 1 is the plain case, exactly.
 * Bursts: a count of φ·x failures is believed like x independent ones.
 */
export function rateRatio({ a, b, phi, level }: RateRatioInput): RateRatio {
  requireArgument.positive('phi.a', phi.a);
  requireArgument.positive('phi.b', phi.b);
  requireArgument.probability('level', level);
  const [ofA, ofB] = [gammaOf('a', a, phi.a), gammaOf('b', b, phi.b)];
  const tail = (1 - level) / 2;
  if (ofA.rate === 0 && ofB.rate === 0) return { kind: 'none-in-either' };
  const low = ofB.rate === 0 ? null : quotient(tail, ofB.low, ofA.high);
  if (ofA.rate === 0) return { kind: 'none-in-a', atLeast: low ?? 0 };
  return { kind: 'known', value: ofB.rate / ofA.rate, low, high: 1 / quotient(tail, ofA.low, ofB.high) };
}

/** A rate as a gamma variable: shape = failures, divided by the exposure that they stand on. */
interface Gamma {
  readonly shape: number;
  readonly exposure: number;
}

function gammaOf(
  name: string,
  parts: readonly RatePart[],
  phi: number,
): { rate: number; low: Gamma; high: Gamma } {
  let rate = 0;
  let variance = 0;
  let heaviest = 0;
  parts.forEach(({ weight, bad, total }, index) => {
    requireArgument.positive(`${name}[${index}].total`, total);
    requireArgument.positive(`${name}[${index}].weight`, weight);
    if (!(bad >= 0 && bad < Infinity))
      throw new RangeError(`${name}[${index}].bad must be a count, not ${bad}`);
    rate += (weight * bad) / total;
    variance += phi * ((weight / total) ** 2 * bad);
    heaviest = Math.max(heaviest, (phi * weight) / total);
  });
  if (parts.length === 0) throw new RangeError(`${name} must have at least one part`);
  const above = rate + heaviest;
  const aboveVariance = variance + heaviest ** 2;
  return {
    rate,
    low: { shape: rate === 0 ? 0 : rate ** 2 / variance, exposure: rate === 0 ? 0 : rate / variance },
    high: { shape: above ** 2 / aboveVariance, exposure: above / aboveVariance },
  };
}

/** The value below which the quotient of two gamma variables lies with this probability. */
function quotient(probability: number, over: Gamma, under: Gamma): number {
  const share = betaQuantile(probability, over.shape, under.shape);
  return ((share / (1 - share)) * under.exposure) / over.exposure;
}
