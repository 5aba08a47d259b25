import { betaQuantile } from './betaQuantile.ts';
import { requireArgument } from './requireArgument.ts';

/**
 * The t with tCdf(t, degrees) = probability. Method: quantile of the beta distribution that t²/(degrees + t²) follows,
 * taken from the side where it is small and keeps its digits. Relative error about 1e-12.
 * Refuses a probability that does not lie strictly between 0 and 1, and degrees that are not positive finite numbers.
 */
export function tQuantile(probability: number, degrees: number): number {
  requireArgument.probability('probability', probability);
  requireArgument.positive('degrees', degrees);
  if (probability === 0.5) return 0;
  const tail = Math.min(probability, 1 - probability);
  let square: number;
  if (tail > 0.25) {
    const near = betaQuantile(1 - 2 * tail, 0.5, degrees / 2);
    square = (degrees * near) / (1 - near);
  } else {
    const far = betaQuantile(2 * tail, degrees / 2, 0.5);
    square = (degrees * (1 - far)) / far;
  }
  return probability < 0.5 ? -Math.sqrt(square) : Math.sqrt(square);
}
