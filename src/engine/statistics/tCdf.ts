import { regularisedBeta } from './regularisedBeta.ts';
import { requireArgument } from './requireArgument.ts';

/**
 * The probability that a Student t variable with these degrees of freedom is at most t. For an upper tail ask tCdf(−t).
 * Method: the identity with the incomplete beta function (Abramowitz & Stegun 26.7.1). Degrees of freedom: above 0, need
 * not be whole. Refuses NaN and degrees that are not positive finite numbers.
 */
export function tCdf(t: number, degrees: number): number {
  if (Number.isNaN(t)) throw new RangeError('t must be a number, not NaN');
  requireArgument.positive('degrees', degrees);
  if (t === 0) return 0.5;
  const square = t * t;
  const tail =
    square < 1
      ? 0.5 - 0.5 * regularisedBeta(square / (degrees + square), 0.5, degrees / 2)
      : 0.5 * regularisedBeta(square === Infinity ? 0 : degrees / (degrees + square), degrees / 2, 0.5);
  return t < 0 ? tail : 1 - tail;
}
