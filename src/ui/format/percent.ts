import type { Locale } from './display.ts';
import { numberFormat } from './intl.ts';
import { MINUS, requireFinite, type Quantity } from './quantity.ts';

/**
 * A ratio (0-1) as percent. Never rounds to a perfect score: only an exact 1 prints 100, only an exact 0 prints 0;
 * 0.99996 is ">99.99", 0.00004 is "<0.01".
 */
export function percent(ratio: number, { locale }: Locale): Quantity {
  requireFinite(ratio);
  const size = Math.abs(ratio) * 100;
  // Near the ends small differences matter; "38.00 %" of sessions would only pretend to be exact.
  const digits = size >= 10 && size <= 90 ? 1 : 2;
  const step = 10 ** -digits;
  const sign = ratio < 0 ? MINUS : '';
  const exact = numberFormat(locale, { minimumFractionDigits: 0, maximumFractionDigits: 0 });
  const fine = numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  if (size === 0 || size === 100) return { number: sign + exact.format(size), unit: '%' };
  if (size < step) return { number: `<${sign}${fine.format(step)}`, unit: '%' };
  if (size < 100 && size > 100 - step) return { number: `>${sign}${fine.format(100 - step)}`, unit: '%' };
  return { number: sign + fine.format(size), unit: '%' };
}
