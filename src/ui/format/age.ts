import type { Locale } from './display.ts';
import { duration, roughDuration } from './duration.ts';
import { requireFinite } from './quantity.ts';

/** Clocks of machines in one company differ by about this much without anybody minding. */
const CLOCK_NOISE_MS = 5_000;

/** How old something is: "40 s", "12 min"; "now" below 5 s; a time ahead of our clock says so. */
export function age(ageMs: number, display: Locale): string {
  requireFinite(ageMs);
  if (ageMs < -CLOCK_NOISE_MS) return `${duration(-ageMs, display)} ahead of our clock`;
  if (ageMs < CLOCK_NOISE_MS) return 'now';
  // Whole seconds: hundredths of an age tell nothing, and tick.
  if (ageMs < 10_000) return `${Math.floor(ageMs / 1_000)}\u00a0s`;
  return roughDuration(ageMs, display);
}

/** The same as part of a sentence: "40 s ago", "just now". */
export function ageAgo(ageMs: number, display: Locale): string {
  const text = age(ageMs, display);
  if (text === 'now') return 'just now';
  return ageMs < 0 ? text : `${text} ago`;
}
