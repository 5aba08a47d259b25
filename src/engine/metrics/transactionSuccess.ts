import type { Reading } from '../domain/reading.ts';
import type { KpiDefinition } from './definition.ts';
import { SHARE_INTERVAL } from './intervalRules.ts';
import { ratioReading, type RatioInput } from './ratioReading.ts';

export const TRANSACTION_SUCCESS_LEAST_ATTEMPTS = 100;

export const transactionSuccessDefinition: KpiDefinition = {
  id: 'transaction-success',
  label: 'Transaction success',
  shortLabel: 'Success',
  unit: 'ratio',
  better: 'higher',
  meaning:
    'How often people got done what they set out to do: a search, a payment, a sign-up. Over all journeys, a journey ' +
    'counts as much as it is used.',
  formula:
    'Succeeded attempts divided by all attempts, both summed over the window; over all journeys, or for one.',
  minimum: `${TRANSACTION_SUCCESS_LEAST_ATTEMPTS} attempts`,
  interval: SHARE_INTERVAL,
  trend: { along: 'each', group: 'felt' },
};

/** `series`: failed (`bad`) of all attempts, of one journey or of all. */
export function transactionSuccess(input: RatioInput): Reading {
  return ratioReading(input, {
    share: 'good',
    of: 'attempts',
    least: TRANSACTION_SUCCESS_LEAST_ATTEMPTS,
    empty: 'No attempts were recorded in this window.',
  });
}
