import type { Interval } from './interval.ts';
import { normalQuantile } from './normalQuantile.ts';
import { requireArgument } from './requireArgument.ts';

/**
 * Wilson's score interval for a share whose count varies φ times as much as that of independent trials (errors come in
 * bursts): as if there were total/φ trials. φ = 1 is Wilson's own. Takes fractional counts, as sources that estimate give
 * them. Limits are shares in [0, 1]. Refuses bad < 0, bad > total, total 0, φ < 1, and a confidence outside (0, 1).
 */
export function dispersedShareInterval(
  { bad, total, phi }: { readonly bad: number; readonly total: number; readonly phi: number },
  confidence = 0.95,
): Interval {
  requireArgument.positive('total', total);
  if (!(bad >= 0 && bad <= total)) throw new RangeError(`bad must lie between 0 and ${total}, not ${bad}`);
  if (!(phi >= 1 && phi < Infinity))
    throw new RangeError(`phi must be a finite number of at least 1, not ${phi}`);
  requireArgument.probability('confidence', confidence);
  const trials = total / phi;
  const z = -normalQuantile((1 - confidence) / 2);
  const share = bad / total;
  const square = z * z;
  const centre = share + square / (2 * trials);
  const reach = z * Math.sqrt((share * (1 - share) + square / (4 * trials)) / trials);
  const scale = 1 + square / trials;
  return {
    low: bad === 0 ? 0 : Math.max(0, (centre - reach) / scale),
    high: bad === total ? 1 : Math.min(1, (centre + reach) / scale),
  };
}
