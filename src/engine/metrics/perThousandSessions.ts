import type { Reading } from '../domain/reading.ts';
import type { CountSeries } from '../domain/series.ts';
import type { TimeWindow } from '../domain/time.ts';
import { CRASH_FREE_LEAST_SESSIONS } from './crashFreeSessions.ts';
import { countText, numberText } from './countText.ts';
import { known, unknown, type ReadingContext } from './readingContext.ts';
import { sumSeries } from './sumSeries.ts';

export const PER_SESSIONS_LEAST = CRASH_FREE_LEAST_SESSIONS;

export interface PerSessionsInput extends ReadingContext {
  /** A count of things; what is known against it stays so. */
  readonly count: Reading;
  /** Sessions of the release. */
  readonly series: readonly CountSeries[];
  /** In which the things could happen. */
  readonly window: TimeWindow;
  /** Plural noun of the things. */
  readonly of: string;
}

/** A count against use: twice the things in twice the sessions is the same quality. `inputs`: those of the sessions. */
export function perThousandSessions(input: PerSessionsInput): Reading {
  const { count, series, window } = input;
  if (count.kind === 'unknown') return count;
  const { total, caveats } = sumSeries(series, window);
  if (total <= 0)
    return unknown(input, 'no-data', 'No sessions of this release were recorded in this window.');
  if (total < PER_SESSIONS_LEAST) {
    const detail = `Only ${numberText(total)} of ${countText(PER_SESSIONS_LEAST, 'sessions')} so far; fewer say too little.`;
    return unknown(input, 'too-little-data', detail);
  }
  const context = {
    ...input,
    inputs: [...count.inputs, ...input.inputs],
    caveats: [...input.caveats, ...caveats],
    asOfMs: Math.min(count.asOfMs, input.asOfMs),
  };
  const rate = {
    value: (count.value / total) * 1000,
    unit: 'per-1000-sessions' as const,
    bound: count.bound,
    sample: { count: Math.round(total), of: 'sessions' },
    numerator: count.value,
    denominator: total,
    window,
    method: `${count.method}, per 1,000 sessions`,
  };
  const reading = known(context, rate, count.caveats);
  return reading.kind === 'known' && count.incomplete === true ? { ...reading, incomplete: true } : reading;
}
