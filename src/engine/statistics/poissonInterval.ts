import { gammaQuantile } from './gammaQuantile.ts';
import type { Interval } from './interval.ts';
import { requireArgument } from './requireArgument.ts';

/**
 * Garwood's exact interval for the mean of a Poisson count (Garwood 1936): equal tails by the gamma distribution. It covers
 * at least as often as it says, at 0 too, where "plus or minus two roots" says that nothing can happen. In counts.
 * Refuses a count that is not a whole number of at least 0 and a confidence outside (0, 1).
 */
export function poissonInterval(count: number, confidence = 0.95): Interval {
  requireArgument.count('count', count);
  requireArgument.probability('confidence', confidence);
  const tail = (1 - confidence) / 2;
  return {
    low: count === 0 ? 0 : gammaQuantile(tail, count),
    high: gammaQuantile(1 - tail, count + 1),
  };
}
