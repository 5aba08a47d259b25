/**
 * ln(1 + u) − u, exact to 1e-15 relative for small u, where the plain difference loses twice as many digits as u has
 * zeros. Needed for densities far out at large counts. Method: with r = u/(2 + u), ln(1 + u) = 2·artanh r, and its
 * first term is taken off by hand. For u > −1.
 */
export function log1pMinus(u: number): number {
  if (!(u > -1)) throw new RangeError(`u must be above -1, not ${u}`);
  if (u < -0.4 || u > 0.6) return Math.log1p(u) - u;
  const r = u / (2 + u);
  const square = r * r;
  let sum = 0;
  for (let odd = 31; odd >= 3; odd -= 2) sum = sum * square + 1 / odd;
  return r * (2 * square * sum - u);
}
