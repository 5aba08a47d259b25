import type { Display } from '../format/display.ts';
import { numberFormat } from '../format/intl.ts';
import { MINUS } from '../format/quantity.ts';

/** A tick's number without decimals, with the real minus. */
export function wholeNumber(value: number, { locale }: Display): string {
  return numberFormat(locale, { maximumFractionDigits: 0 })
    .format(Math.round(value) + 0)
    .replace('-', MINUS);
}
