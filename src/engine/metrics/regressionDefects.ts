import type { Reading } from '../domain/reading.ts';
import { attributionCaveats, leftOutCaveats } from './attributedTickets.ts';
import type { KpiDefinition } from './definition.ts';
import { COUNT_INTERVAL } from './intervalRules.ts';
import type { DefectsInput } from './openDefects.ts';
import { known } from './readingContext.ts';

export const regressionDefectsDefinition: KpiDefinition = {
  id: 'regression-defects',
  label: 'Defects marked regression',
  shortLabel: 'Regressions',
  unit: 'count',
  better: 'lower',
  meaning: 'Something that used to work and no longer does, by the word of whoever wrote the ticket.',
  formula:
    'Defect tickets tied to this release that a rule of the settings marks as a regression (label, link or field), whoever ' +
    'found them.',
  minimum: 'one answer of the ticket tracker; none is 0',
  interval: COUNT_INTERVAL,
  trend: null,
};

export function regressionDefects(input: DefectsInput): Reading {
  const counted = input.defects.filter(({ ticket }) => ticket.counts);
  const marked = counted.filter(({ ticket }) => ticket.regressionRule !== null);
  const count = {
    value: marked.length,
    unit: 'count' as const,
    sample: { count: counted.length, of: 'defects' },
    window: input.window,
    method: 'count of tickets marked as a regression',
  };
  const leftOut = leftOutCaveats(input.defects.length - counted.length, 'defects');
  return known(input, count, [...attributionCaveats(marked, 'defects'), ...leftOut]);
}
