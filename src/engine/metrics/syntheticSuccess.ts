import type { Reading } from '../domain/reading.ts';
import type { KpiDefinition } from './definition.ts';
import { SHARE_INTERVAL } from './intervalRules.ts';
import { ratioReading, type RatioInput } from './ratioReading.ts';
import { sumSeries } from './sumSeries.ts';

export const SYNTHETIC_LEAST_RUNS = 10;
/** Below this share of the window the gaps are worth a word. */
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
  interval: SHARE_INTERVAL,
  trend: null,
};

/** `series`: failed (`bad`) of all runs, chosen by service and journey; attributed to the release by time alone. */
export function syntheticSuccess(input: RatioInput): Reading {
  const { filledMs } = sumSeries(input.series, input.window);
  // One check may come in several pieces, one per stretch of history: what is checked is told by the stratum.
  const checks = new Set(
    input.series.map(({ serviceName, stratum }) => JSON.stringify([serviceName, stratum])),
  ).size;
  // The newest bucket is told a scrape late: that is no gap.
  const toldMs = Math.min(input.window.endMs, newestEndMs(input.series)) - input.window.startMs;
  const share = toldMs <= 0 ? 1 : filledMs / (checks * toldMs);
  const caveats =
    checks > 0 && share < WELL_COVERED
      ? [
          `The checks ran in ${Math.floor(share * 100)} % of the time only; times without runs are not counted as failed.`,
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

function newestEndMs(series: RatioInput['series']): number {
  return series.reduce(
    (newest, { startMs, bucketMs }) => Math.max(newest, (startMs.at(-1) ?? 0) + bucketMs),
    0,
  );
}
