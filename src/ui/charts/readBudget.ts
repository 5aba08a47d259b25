import type { Display } from '../format/display.ts';
import { shortInstant } from '../format/instant.ts';
import { percent } from '../format/percent.ts';
import { quantityText } from '../format/quantity.ts';
import { evenPace } from './burnPlot.ts';

interface BudgetMoment {
  readonly moment: number;
  readonly left: number | null;
  readonly window: { readonly startMs: number; readonly endMs: number };
}

/** "18 Nov, 14:00: 62.0 % left, even pace 48.2 %"; "18 Nov, 14:00: overspent by 12.0 %, ...". */
export function readBudget({ moment, left, window }: BudgetMoment, display: Display): string {
  const even = quantityText(percent(Math.max(0, evenPace(window, moment)), display));
  return `${shortInstant(moment, display)}: ${leftText(left, display)}, even pace ${even}`;
}

/** "62.0 % left", "overspent by 12.0 %", "not known" */
export function leftText(left: number | null, display: Display): string {
  if (left === null) return 'not known';
  if (left < 0) return `overspent by ${quantityText(percent(-left, display))}`;
  return `${quantityText(percent(left, display))} left`;
}
