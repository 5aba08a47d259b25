import { HOUR_MS } from '../domain/time.ts';

/**
 * How much of the e-process' mass has been released `sinceStartMs` into the watch: one half at the start, the other half
 * spread over the later full hours. Fixed in advance, so that it cannot lean on what was seen.
 */
export function onsetMass(sinceStartMs: number, horizonHours: number): number {
  const later = Math.ceil(horizonHours) - 1;
  if (later < 1) return 1;
  const begun = Math.min(Math.max(Math.floor(sinceStartMs / HOUR_MS), 0), later);
  return 0.5 + (0.5 * begun) / later;
}
