import { stirlingError } from './stirlingError.ts';

const HALF_LN_2PI = 0.9189385332046728;
/** 1 − γ, γ being Euler's constant. */
const ONE_MINUS_EULER = 0.42278433509846714;
/** (−1)ᵏ·(ζ(k) − 1)/k for k = 2, 3, ... 28: the Taylor coefficients of lnΓ around 2. */
const AROUND_TWO = Float64Array.of(
  0.32246703342411322,
  -0.067352301053198095,
  0.020580808427784548,
  -0.0073855510286739853,
  0.0028905103307415233,
  -0.001192753911703261,
  5.0966952474304242e-4,
  -2.2315475845357938e-4,
  9.9457512781808534e-5,
  -4.4926236738133142e-5,
  2.0507212775670692e-5,
  -9.4394882752683959e-6,
  4.3748667899074878e-6,
  -2.0392157538013662e-6,
  9.5514121304074198e-7,
  -4.492469198764566e-7,
  2.1207184805554666e-7,
  -1.00432248239681e-7,
  4.7698101693639806e-8,
  -2.2711094608943165e-8,
  1.0838659214896954e-8,
  -5.1834750419700467e-9,
  2.4836745438024783e-9,
  -1.1921401405860912e-9,
  5.731367241678862e-10,
  -2.7595228851242331e-10,
  1.3304764374244489e-10,
);

/**
 * ln Γ(x), the logarithm of the gamma function.
 *
 * Method: Stirling's series from 10 on; between 2.5 and 10 the recurrence down to [1.5, 2.5]; below, the Taylor series
 * around 2 (Abramowitz & Stegun 6.1.33, 6.1.41). The usual Lanczos formula loses all digits near the zeros at 1 and 2;
 * here the relative error stays below 1e-13 there too. Range: 0 < x < 1e300, of no unit.
 * Refuses with a RangeError what is not a positive finite number (poles at 0, -1, ...: a count is never there).
 */
export function lnGamma(x: number): number {
  if (!(x > 0 && x < Infinity)) throw new RangeError(`x must be a positive finite number, not ${x}`);
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + HALF_LN_2PI + stirlingError(x);
  if (x > 2.5) {
    let product = 1;
    let rest = x;
    while (rest > 2.5) {
      rest -= 1;
      product *= rest;
    }
    return aroundTwo(rest - 2) + Math.log(product);
  }
  if (x >= 1.5) return aroundTwo(x - 2);
  if (x >= 0.5) return aroundTwo(x - 1) - Math.log1p(x - 1);
  return aroundTwo(x) - Math.log1p(x) - Math.log(x);
}

/** lnΓ(2 + z) for |z| ≤ ½. */
function aroundTwo(z: number): number {
  let sum = 0;
  for (let index = AROUND_TWO.length - 1; index >= 0; index -= 1) sum = (sum + (AROUND_TWO[index] ?? 0)) * z;
  return (sum + ONE_MINUS_EULER) * z;
}
