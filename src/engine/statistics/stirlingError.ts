/**
 * What Stirling's formula leaves out: lnΓ(x) = (x − ½)·ln x − x + ½·ln 2π + stirlingError(x).
 *
 * Method: the asymptotic series in Bernoulli numbers (Abramowitz & Stegun 6.1.41), cut after the term in x⁻¹⁵.
 * Error below 1e-17 for x ≥ 10, the only range it may be asked for: the series diverges for small x, so smaller
 * arguments are refused with a RangeError and not answered badly.
 */
export function stirlingError(x: number): number {
  if (!(x >= 10)) throw new RangeError(`x must be at least 10, not ${x}`);
  const y = 1 / (x * x);
  return (
    (1 / 12 -
      y *
        (1 / 360 -
          y *
            (1 / 1260 -
              y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360360 - y * (1 / 156 - (y * 3617) / 122400))))))) /
    x
  );
}
