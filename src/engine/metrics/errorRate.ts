import type { Reading } from '../domain/reading.ts';
import type { KpiDefinition } from './definition.ts';
import { SHARE_INTERVAL } from './intervalRules.ts';
import { ratioReading, type RatioInput } from './ratioReading.ts';

export const ERROR_RATE_LEAST_REQUESTS = 100;

export const errorRateDefinition: KpiDefinition = {
  id: 'error-rate',
  label: 'Error rate',
  shortLabel: 'Errors',
  unit: 'ratio',
  better: 'lower',
  meaning:
    'How often the software failed to answer a request since the release. Requests that were refused for good reason, ' +
    'such as a page that does not exist, are not failures.',
  formula: 'Failed requests divided by all requests of the release, both summed over the whole window.',
  minimum: `${ERROR_RATE_LEAST_REQUESTS} requests`,
  interval: SHARE_INTERVAL,
  trend: { along: 'each', group: 'felt' },
};

/** `series`: failed (`bad`) of all requests. No failures means 0, which is a value. */
export function errorRate(input: RatioInput): Reading {
  return ratioReading(input, {
    share: 'bad',
    of: 'requests',
    least: ERROR_RATE_LEAST_REQUESTS,
    empty: 'No requests of this release were recorded in this window.',
  });
}
