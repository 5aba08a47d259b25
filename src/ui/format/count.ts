import type { Locale } from './display.ts';
import { numberFormat } from './intl.ts';
import { MINUS, requireFinite } from './quantity.ts';

/**
 * A number of things: "41,206". Counters extrapolate to fractions, so a whole number is shown,
 * but something that is not nothing never prints as 0.
 */
export function count(value: number, { locale }: Locale): string {
  requireFinite(value);
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : '';
  if (size > 0 && size < 0.5) return `${sign}<1`;
  return sign + numberFormat(locale, { maximumFractionDigits: 0 }).format(size);
}

/** For tight places: "3.1 M". Below a million the exact count still fits. */
export function tightCount(value: number, display: Locale): string {
  requireFinite(value);
  const size = Math.abs(value);
  if (size < 999_500) return count(value, display);
  const [divisor, letter] = size < 999_500_000 ? [1e6, 'M'] : [1e9, 'G'];
  const sign = value < 0 ? MINUS : '';
  const number = numberFormat(display.locale, { maximumSignificantDigits: 2 }).format(size / divisor);
  const wide = numberFormat(display.locale, { maximumFractionDigits: 0 }).format(size / divisor);
  return `${sign}${size / divisor < 99.5 ? number : wide}\u00a0${letter}`;
}
