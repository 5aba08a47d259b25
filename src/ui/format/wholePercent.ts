import type { Locale } from './display.ts';
import { numberFormat } from './intl.ts';

/** For set shares and for limits of an interval, where decimals would only pretend: "5 %", "49 %". Only an exact 1 is 100. */
export function wholePercent(ratio: number, { locale }: Locale): string {
  const size = ratio * 100;
  const rounded = Math.min(Math.max(Math.round(size), size > 0 ? 1 : 0), size < 100 ? 99 : 100);
  return `${numberFormat(locale, { maximumFractionDigits: 0 }).format(rounded)}\u00a0%`;
}
