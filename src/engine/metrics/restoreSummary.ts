import type { ReadingInterval, SingleValue } from '../domain/reading.ts';
import { censoredLogNormal } from '../statistics/censoredLogNormal.ts';
import { kaplanMeier } from '../statistics/kaplanMeier.ts';
import { kaplanMeierQuantile } from '../statistics/kaplanMeierQuantile.ts';
import { median } from '../statistics/median.ts';
import { INTERVAL_LEVEL } from './intervalRules.ts';

/** From so many restored incidents on a law may be fitted; below, a middle value is little more than an example. */
export const RESTORE_LAW_FROM = 5;
/** From so many on the survival curve speaks for itself and no law is assumed. */
export const RESTORE_CURVE_FROM = 12;

export interface RestoreSummary {
  /** ms */
  readonly median: number;
  readonly bound: 'exact' | 'at-least';
  readonly interval: ReadingInterval | null;
  readonly method: string;
  /** Open incidents are part of the median, as "at least so long"; else they are only named beside it. */
  readonly withOpen: boolean;
  readonly singles: readonly SingleValue[];
}

/**
 * The middle recovery time of few, skewed durations of which some have not ended. Never a mean, and never of the closed
 * ones alone where there are enough to do better: leaving a fifth out because it is still open makes it look short.
 * Durations in ms, at least one of them ended.
 */
export function restoreSummary(endedMs: readonly number[], openMs: readonly number[]): RestoreSummary {
  const ended = endedMs.toSorted((a, b) => a - b);
  // An incident that begins this very moment has lasted no time at all: it says nothing yet.
  const open = openMs.filter((ms) => ms > 0).toSorted((a, b) => a - b);
  const durations = [...ended, ...open];
  const hasEnded = durations.map((_, index) => index < ended.length);
  if (ended.length >= RESTORE_CURVE_FROM) return fromCurve(durations, hasEnded);
  const law =
    ended.length >= RESTORE_LAW_FROM ? censoredLogNormal(durations, hasEnded, INTERVAL_LEVEL) : null;
  if (law?.kind === 'fitted') {
    const { estimate, low, high } = law.median;
    return {
      median: estimate,
      bound: 'exact',
      interval: { low, high, level: INTERVAL_LEVEL, method: 'log-normal model' },
      method: 'median of a log-normal model, open incidents as at least so long',
      withOpen: true,
      singles: [],
    };
  }
  return {
    median: median(ended),
    bound: 'exact',
    interval: null,
    method: 'median of restored incidents',
    withOpen: false,
    singles: durations.map((value, index) => ({ value, open: index >= ended.length })),
  };
}

function fromCurve(durations: readonly number[], hasEnded: readonly boolean[]): RestoreSummary {
  const { value, low, high } = kaplanMeierQuantile(kaplanMeier(durations, hasEnded, INTERVAL_LEVEL), 0.5);
  const isReached = value !== 'not-reached';
  return {
    median: isReached ? value : Math.max(...durations),
    bound: isReached ? 'exact' : 'at-least',
    interval:
      low === 'not-reached'
        ? null
        : {
            low,
            high: high === 'not-reached' ? null : high,
            level: INTERVAL_LEVEL,
            method: 'Kaplan-Meier',
          },
    method: 'median of the survival curve (Kaplan-Meier), open incidents as at least so long',
    withOpen: true,
    singles: [],
  };
}
