import type { Locale } from './display.ts';
import { numberFormat } from './intl.ts';
import { MINUS, quantityText, requireFinite, type Quantity } from './quantity.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in at most two units: "412 ms", "1.24 s", "42 min", "19 h 42 min", "3 d 4 h". */
export function durationParts(durationMs: number, { locale }: Locale): readonly Quantity[] {
  requireFinite(durationMs);
  const size = Math.abs(durationMs);
  const sign = durationMs < 0 ? MINUS : '';
  const whole = (value: number): string => numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
  const one = (value: number, unit: string): Quantity[] => [{ number: sign + whole(value), unit }];
  const two = (large: number, largeUnit: string, small: number, smallUnit: string): Quantity[] => [
    { number: sign + whole(large), unit: largeUnit },
    ...(small === 0 ? [] : [{ number: whole(small), unit: smallUnit }]),
  ];

  if (size === 0) return one(0, 's');
  if (size < 1) return [{ number: `<${sign}1`, unit: 'ms' }];
  if (size < 999.5) return one(size, 'ms');
  if (size < 9.995 * SECOND) {
    const seconds = numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
      size / SECOND,
    );
    return [{ number: sign + seconds, unit: 's' }];
  }
  if (size < MINUTE) return one(Math.max(10, Math.floor(size / SECOND)), 's');
  // Rounded down from here on: "19 h 60 min" cannot happen, and a clock never shows an hour before it is over.
  if (size < HOUR) return one(Math.floor(size / MINUTE), 'min');
  if (size < 2 * DAY) return two(Math.floor(size / HOUR), 'h', Math.floor((size % HOUR) / MINUTE), 'min');
  return two(Math.floor(size / DAY), 'd', Math.floor((size % DAY) / HOUR), 'h');
}

export function duration(durationMs: number, display: Locale): string {
  return durationParts(durationMs, display).map(quantityText).join(' ');
}

/** Time since release in hours and minutes, never days, because the T+ ruler counts hours: "T+ 70 h". */
export function sinceRelease(sinceMs: number, display: Locale): string {
  requireFinite(sinceMs);
  if (sinceMs === 0) return 'T+0';
  // The first bucket may begin before the release did.
  if (sinceMs < 0) return sinceRelease(-sinceMs, display).replace('+', MINUS);
  const whole = Math.floor(sinceMs / HOUR);
  const rest = sinceMs - whole * HOUR;
  const parts = [
    ...(whole > 0 ? [hours(whole * HOUR, display)] : []),
    ...(rest > 0 || whole === 0 ? [duration(rest, display)] : []),
  ];
  return `T+\u00a0${parts.join(' ')}`;
}

/** A set length in whole hours, as people name windows: "72 h", not "3 d". */
export function hours(lengthMs: number, { locale }: Locale): string {
  requireFinite(lengthMs);
  return `${numberFormat(locale, { maximumFractionDigits: 1 }).format(lengthMs / HOUR)}\u00a0h`;
}

/** The largest part only, for columns: "19 h", "6 d". */
export function roughDuration(durationMs: number, display: Locale): string {
  return durationParts(durationMs, display).slice(0, 1).map(quantityText).join(' ');
}
