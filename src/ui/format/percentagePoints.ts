import type { Locale } from './display.ts';
import { numberFormat } from './intl.ts';
import { requireFinite, signOf, type Quantity } from './quantity.ts';

/** A difference of two ratios in percentage points, always signed: 0.0012 is "+0.12 pp". */
export function percentagePoints(difference: number, { locale }: Locale, digits = 2): Quantity {
  requireFinite(difference);
  if (difference === 0) return { number: '±0', unit: 'pp' };
  const step = 10 ** -digits;
  const size = Math.abs(difference) * 100;
  const fine = numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const number = size < step / 2 ? `<${fine.format(step)}` : fine.format(size);
  return { number: signOf(difference) + number, unit: 'pp' };
}
