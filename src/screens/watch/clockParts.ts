import type { Locale } from '../../ui/format/display.ts';
import { numberFormat } from '../../ui/format/intl.ts';
import type { Quantity } from '../../ui/format/quantity.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * Hours and minutes of the T+ clock: "19 h 05 min", "42 min", "40 s". Hours are never folded into days, because the ruler
 * counts hours; minutes keep two digits, so that the clock does not change its width every hour.
 */
export function clockParts(sinceMs: number, { locale }: Locale): readonly Quantity[] {
  const whole = numberFormat(locale, { maximumFractionDigits: 0 });
  const size = Math.max(0, sinceMs);
  if (size < MINUTE_MS) return [{ number: whole.format(Math.floor(size / SECOND_MS)), unit: 's' }];
  const minutes = Math.floor((size % HOUR_MS) / MINUTE_MS);
  if (size < HOUR_MS) return [{ number: whole.format(minutes), unit: 'min' }];
  const two = numberFormat(locale, { minimumIntegerDigits: 2, maximumFractionDigits: 0 });
  return [
    { number: whole.format(Math.floor(size / HOUR_MS)), unit: 'h' },
    { number: two.format(minutes), unit: 'min' },
  ];
}
