import { lnGamma } from './lnGamma.ts';
import { normalQuantile } from './normalQuantile.ts';
import { regularisedGamma } from './regularisedGamma.ts';
import { requireArgument } from './requireArgument.ts';

/**
 * The x with P(shape, x) = probability: the quantile of a Gamma(shape) variable of scale 1 (half a chi-square's with twice
 * the shape). Method: Wilson & Hilferty's cube as a start, then Newton's steps kept inside a bracket that shrinks.
 * Relative error about 1e-10. Refuses a probability that does not lie strictly between 0 and 1, and a shape that is not
 * finite or below ½: there the quantile loses itself among the smallest numbers.
 */
export function gammaQuantile(probability: number, shape: number): number {
  requireArgument.probability('probability', probability);
  if (!(shape >= 0.5 && shape < Infinity))
    throw new RangeError(`shape must be finite and at least 0.5, not ${shape}`);
  let low = 0;
  let high = Math.max(1, 2 * shape);
  while (regularisedGamma(shape, high) < probability) high *= 2;
  let x = startOf(probability, shape);
  if (!(x > low && x < high)) x = high / 2;
  for (let step = 0; step < 200; step += 1) {
    const gap = regularisedGamma(shape, x) - probability;
    if (gap > 0) high = x;
    else low = x;
    const density = Math.exp((shape - 1) * Math.log(x) - x - lnGamma(shape));
    let next = x - gap / density;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - x) <= 1e-13 * x) return next;
    x = next;
  }
  return x;
}

function startOf(probability: number, shape: number): number {
  const ninth = 1 / (9 * shape);
  const cube = shape * (1 - ninth + normalQuantile(probability) * Math.sqrt(ninth)) ** 3;
  // Far down the lower tail of a small shape the cube is negative: there P is nearly xˢ/Γ(s + 1).
  if (cube > 0.1 * shape) return cube;
  return Math.exp((Math.log(probability) + lnGamma(shape + 1)) / shape);
}
