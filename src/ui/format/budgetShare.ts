import type { Locale } from './display.ts';
import { numberFormat } from './intl.ts';
import { MINUS, requireFinite } from './quantity.ts';

/**
 * A share of an error budget, which may be more than all of it or less than nothing: "22 %", "−130 %". Never rounds a
 * spent budget to 0 nor an untouched one from 100.
 */
export function budgetShare(share: number, { locale }: Locale): string {
  requireFinite(share);
  const size = Math.abs(share) * 100;
  const whole = numberFormat(locale, { maximumFractionDigits: 0 });
  const sign = share < 0 ? MINUS : '';
  if (size > 0 && size < 1) return `<${sign}${whole.format(1)}\u00a0%`;
  const rounded = size < 100 && size > 99 ? 99 : Math.round(size);
  return `${sign}${whole.format(rounded)}\u00a0%`;
}
