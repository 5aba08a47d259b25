const TINY = 1e-300;

/**
 * Mills' ratio of the normal distribution, (1 − Φ(z)) / φ(z), for z ≥ 2: how much tail is left per density. Stays exact
 * where tail and density both underflow (z > 38), as the hazard of a long-open incident needs it.
 *
 * Method: Laplace's continued fraction 1/(z + 1/(z + 2/(z + ...))) (Abramowitz & Stegun 26.2.14). Relative error below
 * 1e-14. Refuses z < 2, where the fraction converges too slowly.
 */
export function millsRatio(z: number): number {
  if (!(z >= 2)) throw new RangeError(`z must be at least 2, not ${z}`);
  let c = z;
  let d = 0;
  let value = z;
  for (let k = 1; k <= 500; k += 1) {
    d = 1 / Math.max(TINY, z + k * d);
    c = z + k / c;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return 1 / value;
}
