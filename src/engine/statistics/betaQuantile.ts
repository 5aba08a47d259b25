import { lnBeta } from './lnBeta.ts';
import { regularisedBeta } from './regularisedBeta.ts';
import { requireArgument } from './requireArgument.ts';

/**
 * The x with Iₓ(a, b) = probability: the quantile of a Beta(a, b) variable.
 *
 * Method: Newton's steps for ln I against ln x, which is nearly a straight line in the tail, each kept inside a bracket
 * that shrinks. Works from the side of the smaller tail, so that no digit of the probability is lost; a quantile near 0
 * keeps its relative accuracy (about 1e-12), one near 1 is accurate absolutely. Probability 0 gives 0, 1 gives 1.
 * Refuses a probability outside [0, 1] and parameters that are not positive finite numbers.
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`probability must lie in [0, 1], not ${probability}`);
  }
  requireArgument.positive('a', a);
  requireArgument.positive('b', b);
  if (probability === 0 || probability === 1) return probability;
  return probability <= 0.5 ? fromBelow(probability, a, b) : 1 - fromBelow(1 - probability, b, a);
}

/** The quantile of a probability of at most one half. */
function fromBelow(probability: number, a: number, b: number): number {
  const target = Math.log(probability);
  const normaliser = lnBeta(a, b);
  let low = -745;
  let high = 0;
  // The leading term of I near 0: xᵃ / (a·B).
  let lnX = Math.max(low, Math.min(-1e-3, (target + Math.log(a) + normaliser) / a));
  for (let step = 0; step < 200; step += 1) {
    const x = Math.exp(lnX);
    const value = regularisedBeta(x, a, b);
    const gap = Math.log(value) - target;
    if (gap > 0) high = lnX;
    else low = lnX;
    const slope = Math.exp(a * lnX + (b - 1) * Math.log1p(-x) - normaliser) / value;
    let next = lnX - gap / slope;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - lnX) < 1e-14 * Math.max(1, Math.abs(lnX)) || high - low < 1e-15)
      return Math.exp(next);
    lnX = next;
  }
  return Math.exp(lnX);
}
