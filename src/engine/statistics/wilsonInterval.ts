import type { Interval } from './interval.ts';
import { normalQuantile } from './normalQuantile.ts';
import { requireArgument } from './requireArgument.ts';

/**
 * Wilson's score interval for the share of `bad` among `total` independent trials (Wilson 1927), without continuity
 * correction. Right where the textbook p ± 1.96·se is not: at 0 %, at 100 %, at small n (that one covers the truth
 * only 61-91 % of the time at n of 5 to 40). Limits are shares in [0, 1].
 * Refuses counts that are not whole, bad > total, total 0, and a confidence outside (0, 1).
 */
export function wilsonInterval(bad: number, total: number, confidence = 0.95): Interval {
  requireArgument.share(['bad', 'total'], bad, total);
  requireArgument.probability('confidence', confidence);
  const z = -normalQuantile((1 - confidence) / 2);
  const share = bad / total;
  const square = z * z;
  const centre = share + square / (2 * total);
  const reach = z * Math.sqrt((share * (1 - share) + square / (4 * total)) / total);
  const scale = 1 + square / total;
  return {
    low: bad === 0 ? 0 : Math.max(0, (centre - reach) / scale),
    high: bad === total ? 1 : Math.min(1, (centre + reach) / scale),
  };
}
