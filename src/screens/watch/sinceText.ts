import type { Locale } from '../../ui/format/display.ts';
import { sinceRelease } from '../../ui/format/duration.ts';

const MINUTE_MS = 60_000;

/** A moment on the T+ clock, to the minute: "T+ 16 h 5 min"; what began earlier says so. */
export function sinceText(atMs: number, startedAtMs: number | null, display: Locale): string {
  if (startedAtMs === null) return '';
  if (atMs < startedAtMs) return 'before T+0';
  const sinceMs = atMs - startedAtMs;
  return sinceMs < MINUTE_MS ? 'T+0' : sinceRelease(Math.floor(sinceMs / MINUTE_MS) * MINUTE_MS, display);
}
