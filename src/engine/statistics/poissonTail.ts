import { regularisedGamma } from './regularisedGamma.ts';
import { requireArgument } from './requireArgument.ts';

/**
 * P(X ≥ observed) for a Poisson count X with this mean, exactly: by the identity with the gamma distribution, not by a
 * normal approximation, which is wrong by orders of magnitude where burn rates are guarded (a handful of events).
 * Units: counts. Refuses an observed count that is not a whole number of at least 0, and a mean below 0 or not finite.
 */
export function poissonTail(observed: number, mean: number): number {
  requireArgument.count('observed', observed);
  if (!(mean >= 0 && mean < Infinity))
    throw new RangeError(`mean must be a finite number of at least 0, not ${mean}`);
  if (observed === 0) return 1;
  return regularisedGamma(observed, mean);
}
