import { lnGamma } from './lnGamma.ts';
import { log1pMinus } from './log1pMinus.ts';
import { requireArgument } from './requireArgument.ts';
import { stirlingError } from './stirlingError.ts';

/**
 * P(a, x), the lower regularised incomplete gamma function: the probability that a Gamma(a) variable is at most x.
 *
 * Method: the series DLMF 8.11.4 below the mean, the continued fraction DLMF 8.9.2 above it; the factor before both
 * through the deviance for large a (Loader 2000). Relative error below 1e-12 while the answer is below one half,
 * absolute beyond. Its cost grows with √a. Refuses a ≤ 0, x < 0 and anything not finite.
 */
export function regularisedGamma(a: number, x: number): number {
  requireArgument.positive('a', a);
  if (!(x >= 0 && x < Infinity)) throw new RangeError(`x must be a finite number of at least 0, not ${x}`);
  if (x === 0) return 0;
  const power = Math.exp(lnPower(a, x));
  return x < a + 1 ? power * series(a, x) : 1 - power * fraction(a, x);
}

/** ln(xᵃ·e⁻ˣ / Γ(a)). */
function lnPower(a: number, x: number): number {
  if (a < 10) return a * Math.log(x) - x - lnGamma(a);
  const u = (x - a) / a;
  // Far from the mean nothing cancels, and u would have lost its digits.
  if (u < -0.5) return a * Math.log(x) - x - lnGamma(a);
  return a * log1pMinus(u) + 0.5 * Math.log(a) - 0.9189385332046728 - stirlingError(a);
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * 1e-17; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function fraction(a: number, x: number): number {
  const most = 500 + 20 * Math.ceil(Math.sqrt(a));
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n <= most; n += 1) {
    const top = -n * (n - a);
    b += 2;
    d = 1 / nonZero(top * d + b);
    c = nonZero(b + top / c);
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 1e-15) return value;
  }
  throw new RangeError(`a is too large for the incomplete gamma function: ${a}`);
}

function nonZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
