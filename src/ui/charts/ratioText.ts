import type { Display } from '../format/display.ts';
import { timesText } from '../format/timesText.ts';

interface Ratio {
  readonly value: number;
  /** null = open end. */
  readonly low: number | null;
  readonly high: number | null;
}

/** "×1.94 (1.42 to 2.66)", "×3.00 (1.10 or more)", "×0.50 (up to 2.10)", "×1.20 (no limits yet)". */
export function ratioText({ value, low, high }: Ratio, display: Display): string {
  const say = (end: number): string => timesText(end, display).replace('×', '');
  const point = timesText(value, display);
  if (low === null && high === null) return `${point} (no limits yet)`;
  if (low === null) return `${point} (up to ${say(high ?? value)})`;
  if (high === null) return `${point} (${say(low)} or more)`;
  return `${point} (${say(low)} to ${say(high)})`;
}
