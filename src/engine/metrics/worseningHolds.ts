import { wilsonInterval } from '../statistics/wilsonInterval.ts';
import { WORSENING_RATIO, type ErrorGroupChange, type Exposure } from './errorGroupChanges.ts';

/** One-sided 90 %. */
const CONFIDENCE = 0.8;

/**
 * Whether a worsening group is surely half again as frequent, not only by its counts so far: a group whose ratio hovers at
 * the limit would otherwise come and go with every few events. Of all events of both releases, the share in this one is
 * held against its share of the use; Wilson's lower limit, turned back into a ratio of rates.
 */
export function worseningHolds(
  { events, baselineEvents }: Pick<ErrorGroupChange, 'events' | 'baselineEvents'>,
  exposure: Exposure | null,
): boolean {
  if (exposure === null || baselineEvents === null) return false;
  const { judged, baseline } = exposure;
  if (!(judged > 0 && baseline > 0)) return false;
  const all = Math.round(events) + Math.round(baselineEvents);
  if (all <= 0) return false;
  const { low } = wilsonInterval(Math.round(events), all, CONFIDENCE);
  return low >= 1 || (low / (1 - low)) * (baseline / judged) >= WORSENING_RATIO;
}
