import { betaQuantile } from './betaQuantile.ts';
import type { Interval } from './interval.ts';
import { requireArgument } from './requireArgument.ts';

/**
 * The exact interval for a share (Clopper & Pearson 1934): never covers less often than asked, usually more (97-99 %
 * where 95 % was asked), so it is wide. For promises, not for description. Limits are shares in [0, 1].
 * Refuses counts that are not whole, bad > total, total 0, and a confidence outside (0, 1).
 */
export function clopperPearsonInterval(bad: number, total: number, confidence = 0.95): Interval {
  requireArgument.share(['bad', 'total'], bad, total);
  requireArgument.probability('confidence', confidence);
  const tail = (1 - confidence) / 2;
  const good = total - bad;
  return {
    low: bad === 0 ? 0 : betaQuantile(tail, bad, good + 1),
    high: good === 0 ? 1 : 1 - betaQuantile(tail, good, bad + 1),
  };
}
