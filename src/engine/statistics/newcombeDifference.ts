import type { Interval } from './interval.ts';
import { requireArgument } from './requireArgument.ts';
import { wilsonInterval } from './wilsonInterval.ts';

interface TwoShares {
  readonly firstBad: number;
  readonly firstTotal: number;
  readonly secondBad: number;
  readonly secondTotal: number;
}

/**
 * The difference of two independent shares, first minus second, with an interval put together from the two Wilson
 * intervals (Newcombe 1998, method 10). Estimate and limits are differences of shares in [−1, 1].
 * Refuses impossible counts by their name, and a confidence outside (0, 1).
 */
export function newcombeDifference(
  counts: TwoShares,
  confidence = 0.95,
): Interval & { readonly estimate: number } {
  const { firstBad, firstTotal, secondBad, secondTotal } = counts;
  requireArgument.share(['firstBad', 'firstTotal'], firstBad, firstTotal);
  requireArgument.share(['secondBad', 'secondTotal'], secondBad, secondTotal);
  const first = wilsonInterval(firstBad, firstTotal, confidence);
  const second = wilsonInterval(secondBad, secondTotal, confidence);
  const firstShare = firstBad / firstTotal;
  const secondShare = secondBad / secondTotal;
  const estimate = firstShare - secondShare;
  return {
    estimate,
    low: Math.max(-1, estimate - Math.hypot(firstShare - first.low, second.high - secondShare)),
    high: Math.min(1, estimate + Math.hypot(first.high - firstShare, secondShare - second.low)),
  };
}
