import type { Locale } from './display.ts';
import { numberFormat } from './intl.ts';

/** A forecast as a range in words: "3 to 6 h", "20 to 45 min", "2 to 5 days". */
export function hoursRange(lowHours: number, highHours: number, { locale }: Locale): string {
  const [unit, perHour] =
    highHours < 2
      ? (['min', 60] as const)
      : highHours < 72
        ? (['h', 1] as const)
        : (['days', 1 / 24] as const);
  const whole = numberFormat(locale, { maximumFractionDigits: 0 });
  const low = Math.floor(Math.max(0, lowHours) * perHour);
  const high = Math.max(low + 1, Math.ceil(highHours * perHour));
  return `${whole.format(low)} to ${whole.format(high)}\u00a0${unit}`;
}
