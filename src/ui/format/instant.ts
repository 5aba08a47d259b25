import type { Display } from './display.ts';
import { dateFormat } from './intl.ts';

/** Beyond this a JavaScript date does not exist; vendors do send such times. */
const LAST_INSTANT_MS = 8.64e15;

function formatted(
  timeMs: number,
  { locale, timeZone }: Display,
  options: Intl.DateTimeFormatOptions,
): string {
  if (!(Math.abs(timeMs) <= LAST_INSTANT_MS)) return 'impossible time';
  return dateFormat(locale, { ...options, timeZone }).format(timeMs);
}

/** "20 Nov 2026, 15:04 CET": the zone is always printed. */
export function instant(timeMs: number, display: Display): string {
  return formatted(timeMs, display, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}

/** "20 Nov, 15:04", for columns whose head or page names the zone. */
export function shortInstant(timeMs: number, display: Display): string {
  return formatted(timeMs, display, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}

/** "20 Nov, 15:04 CET", within a sentence: the year goes without saying. */
export function sentenceInstant(timeMs: number, display: Display): string {
  return formatted(timeMs, display, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}

/** "15:04:30 CET" */
export function clockTime(timeMs: number, display: Display): string {
  return formatted(timeMs, display, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
}

/** "20 Nov" */
export function day(timeMs: number, display: Display): string {
  return formatted(timeMs, display, { day: 'numeric', month: 'short' });
}
