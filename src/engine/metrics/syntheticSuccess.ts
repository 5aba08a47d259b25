import type { Reading } from '../domain/reading.ts';
import type { KpiDefinition } from './definition.ts';
import { numberText } from './countText.ts';
import { ratioReading, type RatioInput } from './ratioReading.ts';
import { sumSeries } from './sumSeries.ts';

export const SYNTHETIC_LEAST_RUNS = 10;
/** Below this share of filled buckets the gaps are worth a word. */
const WELL_COVERED = 0.95;

export const syntheticSuccessDefinition: KpiDefinition = {
  id: 'synthetic-success',
  label: 'Synthetic success',
  shortLabel: 'Checks',
  unit: 'ratio',
  better: 'higher',
  meaning:
    'How often a robot that walks a journey again and again got through. It has no release of its own: the runs since ' +
    'the deployment are taken. A robot that did not run is not a failed check.',
  formula:
    'Passed check runs divided by all check runs in the window; times without runs are left out, not failed.',
  minimum: `${SYNTHETIC_LEAST_RUNS} runs`,
};

/** `series`: failed (`bad`) of all runs, chosen by service and journey; attributed to the release by time alone. */
export function syntheticSuccess(input: RatioInput): Reading {
  const { filledBuckets, expectedBuckets } = sumSeries(input.series, input.window);
  const silent = expectedBuckets - filledBuckets;
  const caveats =
    filledBuckets < WELL_COVERED * expectedBuckets
      ? [
          `No runs in ${numberText(silent)} of ${numberText(expectedBuckets)} time steps: not counted as failed.`,
        ]
      : [];
  return ratioReading(input, {
    share: 'good',
    of: 'checks',
    least: SYNTHETIC_LEAST_RUNS,
    empty: 'No check ran in this window; the checking tool may have been down.',
    caveats,
  });
}
