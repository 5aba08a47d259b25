import type { Reading } from '../domain/reading.ts';
import type { KpiDefinition } from './definition.ts';
import { COUNT_INTERVAL } from './intervalRules.ts';
import { errorGroupCount, type ErrorGroupCountInput } from './errorGroupCount.ts';

export const regressedErrorGroupsDefinition: KpiDefinition = {
  id: 'regressed-error-groups',
  label: 'Regressed error groups',
  shortLabel: 'Regressed',
  unit: 'count',
  better: 'lower',
  meaning: 'Kinds of errors that had been resolved and came back in this release: a fix that did not hold.',
  formula:
    'Error groups seen in this release that the tracker marks as resolved before and back in this release; each row names the rule.',
  minimum: 'one answer of the error tracker; none is 0',
  interval: COUNT_INTERVAL,
  trend: null,
};

export function regressedErrorGroups(input: ErrorGroupCountInput): Reading {
  return errorGroupCount(input, 'regressed');
}
