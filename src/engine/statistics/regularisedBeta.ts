import { lnBeta } from './lnBeta.ts';
import { log1pMinus } from './log1pMinus.ts';
import { requireArgument } from './requireArgument.ts';
import { stirlingError } from './stirlingError.ts';

const TINY = 1e-300;
const HALF_LN_2PI = 0.9189385332046728;

/**
 * The regularised incomplete beta function Iₓ(a, b): the probability that a Beta(a, b) variable is at most x.
 *
 * Method: the continued fraction of DLMF 8.17.22, evaluated from the front (Lentz), from the side where it converges
 * fast; the factor before it through deviances where a and b are large (Loader 2000), because the plain exponent
 * cancels. Relative error below 1e-10 up to a + b of 1e5, below 1e-8 up to 1e9. Its cost grows with √max(a, b).
 * Refuses x outside [0, 1] and a or b that are not positive finite numbers.
 */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`x must lie in [0, 1], not ${x}`);
  requireArgument.positive('a', a);
  requireArgument.positive('b', b);
  if (x === 0 || x === 1) return x;
  return x < (a + 1) / (a + b + 2) ? lowerPart(x, 1 - x, a, b) : 1 - lowerPart(1 - x, x, b, a);
}

/** Iₓ(a, b) for x below the mean; y = 1 − x. */
function lowerPart(x: number, y: number, a: number, b: number): number {
  return (Math.exp(lnPower(x, y, a, b)) / a) * continuedFraction(x, a, b);
}

/** ln(xᵃ·yᵇ / B(a, b)). */
function lnPower(x: number, y: number, a: number, b: number): number {
  if (a < 10 || b < 10) return a * Math.log(x) + b * Math.log1p(-x) - lnBeta(a, b);
  const distance = (b * x - a * y) / (a + b);
  const u = (distance * (a + b)) / a;
  const v = (-distance * (a + b)) / b;
  // Far from the mean nothing cancels, and u would have lost its digits.
  if (Math.abs(u) > 0.5 || Math.abs(v) > 0.5) return a * Math.log(x) + b * Math.log1p(-x) - lnBeta(a, b);
  return (
    a * log1pMinus(u) +
    b * log1pMinus(v) +
    0.5 * (Math.log(a) + Math.log(b / (a + b))) -
    HALF_LN_2PI +
    stirlingError(a + b) -
    stirlingError(a) -
    stirlingError(b)
  );
}

function continuedFraction(x: number, a: number, b: number): number {
  const most = 500 + 20 * Math.ceil(Math.sqrt(Math.max(a, b)));
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= most; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 1e-15) return value;
  }
  throw new RangeError(`a and b are too large for the incomplete beta function: ${a}, ${b}`);
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
