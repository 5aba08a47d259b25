import type { KpiId, Reading } from '../domain/reading.ts';
import type { TimeWindow } from '../domain/time.ts';
import type { KpiDefinition } from './definition.ts';
import { noInterval } from './intervalRules.ts';
import { known, unknown, type ReadingContext } from './readingContext.ts';

export const regressedKpisDefinition: KpiDefinition = {
  id: 'regressed-kpis',
  label: 'KPIs judged regressed',
  shortLabel: 'KPIs worse',
  unit: 'count',
  better: 'lower',
  meaning:
    'How many of the measured figures that a release is judged by got worse, beyond chance and tolerance.',
  formula:
    'Judged KPIs whose verdict is “regressed”. Not per 1,000 sessions: a figure is worse or not, however many people use it.',
  minimum: 'one KPI that could be judged',
  interval: noInterval('each verdict carries its own error: at most 5 % of healthy releases get one'),
  trend: { along: 'each', group: 'change' },
};

export interface RegressedKpisInput extends ReadingContext {
  /** Empty = nothing was judged. */
  readonly judged: readonly { readonly kpi: KpiId; readonly state: string }[];
  /** The watch still runs: more may come. */
  readonly running: boolean;
  readonly window: TimeWindow | null;
}

export function regressedKpis(input: RegressedKpisInput): Reading {
  const told = input.judged.filter(({ state }) => state !== 'cannot-judge');
  if (told.length === 0) return unknown(input, 'too-little-data', 'No KPI of this release could be judged.');
  const count = {
    value: told.filter(({ state }) => state === 'regressed').length,
    unit: 'count' as const,
    bound: input.running ? ('at-least' as const) : ('exact' as const),
    sample: { count: told.length, of: 'judged KPIs' },
    window: input.window,
    method: 'verdicts “regressed”',
  };
  return known(input, count, input.running ? ['The watch still runs: more may come.'] : []);
}
