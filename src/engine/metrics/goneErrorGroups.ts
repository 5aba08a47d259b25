import type { Reading } from '../domain/reading.ts';
import type { KpiDefinition } from './definition.ts';
import { noInterval } from './intervalRules.ts';
import { comparedErrorGroupCount, type ErrorGroupCountInput } from './errorGroupCount.ts';
import { GONE_LEAST_BASELINE_EVENTS, GONE_LEAST_EXPECTED } from './errorGroupChanges.ts';

export const goneErrorGroupsDefinition: KpiDefinition = {
  id: 'gone-error-groups',
  label: 'Error groups not seen yet',
  shortLabel: 'Not seen',
  unit: 'count',
  better: 'neither',
  meaning:
    'Kinds of errors that the baseline had and this release has not shown yet, though by now it should have. Perhaps fixed; no proof.',
  formula: `Error groups with at least ${GONE_LEAST_BASELINE_EVENTS} events in the same stretch of the baseline and none in this release, where at least ${GONE_LEAST_EXPECTED} would be expected for the use it had so far.`,
  minimum: 'a baseline, and sessions or requests of both releases',
  interval: noInterval('what is not seen yet may still come'),
  trend: null,
};

export function goneErrorGroups(input: ErrorGroupCountInput): Reading {
  return comparedErrorGroupCount(input, 'gone');
}
