import { lnGamma } from './lnGamma.ts';
import { lnGammaRatio } from './lnGammaRatio.ts';
import { poissonTail } from './poissonTail.ts';
import { regularisedBeta } from './regularisedBeta.ts';
import { requireArgument } from './requireArgument.ts';

interface NegativeBinomialCount {
  readonly observed: number;
  readonly mean: number;
  /** Variance = mean + mean²/size. `Infinity` is the Poisson distribution. */
  readonly size: number;
}

/**
 * The mid-p upper tail P(X > observed) + ½·P(X = observed) of a negative binomial count: how surprising a small count is
 * when counts vary more than Poisson. The half weight takes the discreteness out: averaged over its own distribution it is
 * exactly ½, as a z-score's tail is (Lancaster 1961). The lower tail is 1 minus this.
 * Method: the identity with the incomplete beta function. Refuses impossible counts, mean ≤ 0, size ≤ 0.
 */
export function negativeBinomialTail({ observed, mean, size }: NegativeBinomialCount): number {
  requireArgument.count('observed', observed);
  requireArgument.positive('mean', mean);
  if (!(size > 0)) throw new RangeError(`size must be above 0, not ${size}`);
  if (size === Infinity) {
    return (poissonTail(observed, mean) + poissonTail(observed + 1, mean)) / 2;
  }
  // P(X > x) = I_p(x + 1, size) with p = mean/(mean + size).
  const above = regularisedBeta(mean / (mean + size), observed + 1, size);
  const lnEqual =
    lnGammaRatio(size, observed) -
    lnGamma(observed + 1) -
    size * Math.log1p(mean / size) -
    observed * Math.log1p(size / mean);
  return Math.min(1, above + 0.5 * Math.exp(lnEqual));
}
