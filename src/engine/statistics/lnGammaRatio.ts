import { lnGamma } from './lnGamma.ts';
import { stirlingError } from './stirlingError.ts';

/**
 * ln Γ(x + a) − ln Γ(x), without the cancellation of the plain difference: at x = 1e12 that one is wrong in the third
 * decimal (both terms are near 2.7e13), this one in the tenth significant digit or later. What the gamma-Poisson
 * evidence needs: x = κ, a = the observed count.
 *
 * Method: difference of Stirling's formulas, term by term, after moving x up to 10 by the recurrence.
 * Refuses x ≤ 0, a < 0 and anything not finite with a RangeError.
 */
export function lnGammaRatio(x: number, a: number): number {
  if (!(x > 0 && x < Infinity)) throw new RangeError(`x must be a positive finite number, not ${x}`);
  if (!(a >= 0 && a < Infinity)) throw new RangeError(`a must be a finite number of at least 0, not ${a}`);
  if (a === 0) return 0;
  // Below one half the recurrence's first factor may overflow; there nothing cancels.
  if (x < 0.5) return lnGamma(x + a) - lnGamma(x);
  let base = x;
  let moved = 0;
  while (base < 10) {
    moved += Math.log1p(a / base);
    base += 1;
  }
  const stirling =
    (base - 0.5) * Math.log1p(a / base) +
    a * (Math.log(base + a) - 1) +
    stirlingError(base + a) -
    stirlingError(base);
  return stirling - moved;
}
