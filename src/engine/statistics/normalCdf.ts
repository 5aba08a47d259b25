import { millsRatio } from './millsRatio.ts';

const ONE_OVER_ROOT_2PI = 0.3989422804014327;

/**
 * Φ(z): the probability that a standard normal variable is at most z. For the upper tail ask Φ(−z): 1 − Φ(z) has no
 * digits left beyond z = 8.
 *
 * Method: the series Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/15 + ...) up to |z| = 2.5 (Abramowitz & Stegun 26.2.11), Mills' ratio
 * beyond. Relative error below 1e-13 down to z = −37; below −38.6 the answer is 0. Refuses NaN.
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('z must be a number, not NaN');
  const density = ONE_OVER_ROOT_2PI * Math.exp(-0.5 * z * z);
  if (z <= -2.5) return density === 0 ? 0 : density * millsRatio(-z);
  if (z >= 2.5) return density === 0 ? 1 : 1 - density * millsRatio(z);
  const square = z * z;
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > 1e-17; odd += 2) {
    term *= square / odd;
    sum += term;
  }
  return 0.5 + density * sum;
}
