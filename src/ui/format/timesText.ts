import type { Locale } from './display.ts';
import { numberFormat } from './intl.ts';
import { requireFinite } from './quantity.ts';

/** From here on the data set no limit: the engine says 1,000 for it. */
const NO_LIMIT = 1_000;

/** A ratio of two rates: "×1.19", "×12"; "no limit" where the data set none. */
export function timesText(ratio: number, display: Locale): string {
  requireFinite(ratio);
  return ratio >= NO_LIMIT ? 'no limit' : `×${plainTimes(ratio, display)}`;
}

/** The same as a part of a sentence: "1.05 to 1.34", "1.4 to no limit yet". */
export function timesRange(low: number, high: number, display: Locale): string {
  const upper = high >= NO_LIMIT ? 'no limit yet' : plainTimes(high, display);
  return `${plainTimes(low, display)} to ${upper}`;
}

function plainTimes(ratio: number, { locale }: Locale): string {
  if (ratio > 0 && ratio < 0.005)
    return `<${numberFormat(locale, { minimumFractionDigits: 2 }).format(0.01)}`;
  const digits = ratio >= 100 ? 0 : ratio >= 10 ? 1 : 2;
  return numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(ratio);
}
