import type { Freshness } from '../../engine/domain/freshness.ts';
import { age } from '../format/age.ts';
import type { Locale } from '../format/display.ts';
import type { ChartState } from './chartState.ts';

/** What is said of a chart whose data are older than they should be; null where they are as new as expected. */
export function ageState(now: Freshness, display: Locale): ChartState | null {
  if (now.state === 'fresh') return null;
  const old = `Data ${age(now.ageMs, display)} old`;
  return {
    kind: 'stale',
    sentence: now.state === 'late' ? `${old}: the newest part is missing.` : `${old}: too old to go by.`,
  };
}
