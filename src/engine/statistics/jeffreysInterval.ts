import { betaQuantile } from './betaQuantile.ts';
import type { Interval } from './interval.ts';
import { requireArgument } from './requireArgument.ts';

/**
 * Jeffreys' interval for a share: equal tails of Beta(bad + ½, total − bad + ½), closed at 0 when nothing was bad and at 1
 * when everything was (Brown, Cai & DasGupta 2001). Limits are shares in [0, 1].
 * Refuses counts that are not whole, bad > total, total 0, and a confidence outside (0, 1).
 */
export function jeffreysInterval(bad: number, total: number, confidence = 0.95): Interval {
  requireArgument.share(['bad', 'total'], bad, total);
  requireArgument.probability('confidence', confidence);
  const tail = (1 - confidence) / 2;
  const good = total - bad;
  return {
    low: bad === 0 ? 0 : betaQuantile(tail, bad + 0.5, good + 0.5),
    // From the other side: 1 − tail would have lost digits.
    high: good === 0 ? 1 : 1 - betaQuantile(tail, good + 0.5, bad + 0.5),
  };
}
