import type { Reading } from '../domain/reading.ts';
import type { KpiDefinition } from './definition.ts';
import { noInterval } from './intervalRules.ts';
import { comparedErrorGroupCount, type ErrorGroupCountInput } from './errorGroupCount.ts';
import { WORSENING_LEAST_EVENTS, WORSENING_RATIO } from './errorGroupChanges.ts';

export const worseningErrorGroupsDefinition: KpiDefinition = {
  id: 'worsening-error-groups',
  label: 'Worsening error groups',
  shortLabel: 'Worsening',
  unit: 'count',
  better: 'lower',
  meaning:
    'Kinds of errors that were there before, and now happen clearly more often for the same amount of use.',
  formula: `Error groups known before with at least ${WORSENING_LEAST_EVENTS} events, and at least ${WORSENING_RATIO} times as many per session (or request) as the baseline in the same stretch. A simple rule, no statistical test.`,
  minimum: 'a baseline, and sessions or requests of both releases',
  interval: noInterval('a simple rule of classing, not a count of chance'),
  trend: null,
};

export function worseningErrorGroups(input: ErrorGroupCountInput): Reading {
  return comparedErrorGroupCount(input, 'worsening');
}
