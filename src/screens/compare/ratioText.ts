import type { Locale } from '../../ui/format/display.ts';
import { timesRange, timesText } from '../../ui/format/timesText.ts';
import type { Ratio } from './compareTypes.ts';

/** What the formatters take for "no limit". */
const NO_LIMIT = 1_000;

/** "×2.91 (1.40 to 5.10)"; an open end says so. */
export function ratioText(ratio: Ratio, display: Locale): string {
  return `${timesText(ratio.value, display)} (${intervalText(ratio, display)})`;
}

export function intervalText({ low, high }: Ratio, display: Locale): string {
  return timesRange(low ?? 0, high ?? NO_LIMIT, display);
}
