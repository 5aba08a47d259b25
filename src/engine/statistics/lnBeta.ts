import { lnGamma } from './lnGamma.ts';
import { lnGammaRatio } from './lnGammaRatio.ts';

/**
 * ln B(a, b) = lnΓ(a) + lnΓ(b) − lnΓ(a + b), arranged so that large arguments do not cancel (lnGammaRatio).
 * Refuses what is not a positive finite number with a RangeError naming the argument.
 */
export function lnBeta(a: number, b: number): number {
  if (!(a > 0 && a < Infinity)) throw new RangeError(`a must be a positive finite number, not ${a}`);
  if (!(b > 0 && b < Infinity)) throw new RangeError(`b must be a positive finite number, not ${b}`);
  return a <= b ? lnGamma(a) - lnGammaRatio(b, a) : lnGamma(b) - lnGammaRatio(a, b);
}
