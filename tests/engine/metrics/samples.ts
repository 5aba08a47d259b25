import type { CountSeries, HistogramSeries, SessionSeries } from '../../../src/engine/domain/series.ts';
import type { ReadingContext } from '../../../src/engine/metrics/readingContext.ts';

export const STEP_MS = 300_000;
export const T = Date.UTC(2026, 10, 1);
/** Ten steps from T. */
export const WINDOW = { startMs: T, endMs: T + 10 * STEP_MS };

export const CONTEXT: ReadingContext = {
  inputs: [{ sourceId: 'metrics', entity: 'requests', key: 'k', asOfMs: T, everyMs: 60_000 }],
  caveats: [],
  asOfMs: T,
  nowMs: T + 10_000 * STEP_MS,
};

/** One [bad, total] pair per step from T on; null = a gap. */
export function counts(rows: readonly (readonly [number, number] | null)[], firstStep = 0): CountSeries {
  const filled = rows.flatMap((row, step) => (row === null ? [] : [{ row, step }]));
  return {
    serviceName: 'shop',
    releaseName: '2.4.0',
    stratum: {},
    bucketMs: STEP_MS,
    startMs: Float64Array.from(filled, ({ step }) => T + (firstStep + step) * STEP_MS),
    bad: Float64Array.from(filled, ({ row }) => row[0]),
    total: Float64Array.from(filled, ({ row }) => row[1]),
  };
}

export function sessions(
  rows: readonly (readonly [number, number])[],
  id = 'sentry-sdk',
  timeoutMs: number | null = 1_800_000,
): SessionSeries {
  return { ...counts(rows), definition: { id, timeoutMs } };
}

/** One row of counts per step from T on. */
export function histogram(upperMs: readonly number[], rows: readonly (readonly number[])[]): HistogramSeries {
  return {
    serviceName: 'shop',
    releaseName: '2.4.0',
    stratum: {},
    bucketMs: STEP_MS,
    startMs: Float64Array.from(rows, (_, step) => T + step * STEP_MS),
    upperMs: Float64Array.from(upperMs),
    counts: Float64Array.from(rows.flat()),
  };
}
