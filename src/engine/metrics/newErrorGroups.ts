import type { Reading } from '../domain/reading.ts';
import type { KpiDefinition } from './definition.ts';
import { COUNT_INTERVAL } from './intervalRules.ts';
import { errorGroupCount, type ErrorGroupCountInput } from './errorGroupCount.ts';

export const newErrorGroupsDefinition: KpiDefinition = {
  id: 'new-error-groups',
  label: 'New error groups',
  shortLabel: 'New',
  unit: 'count',
  better: 'lower',
  meaning:
    'Kinds of errors that nobody had seen before this release. What a release breaks in a new way shows here first.',
  formula:
    'Error groups whose first release is this one; where the tracker names no first release, groups first seen after T+0 and not in the baseline.',
  minimum: 'one answer of the error tracker; none is 0',
  interval: COUNT_INTERVAL,
  trend: null,
};

export function newErrorGroups(input: ErrorGroupCountInput): Reading {
  return errorGroupCount(input, 'new');
}
