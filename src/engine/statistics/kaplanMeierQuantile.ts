import type { SurvivalCurve } from './kaplanMeier.ts';
import { requireArgument } from './requireArgument.ts';

/** In the unit of the durations. `not-reached`: longer than what has been observed; a true answer, not a failure. */
export interface SurvivalQuantile {
  readonly value: number | 'not-reached';
  readonly low: number | 'not-reached';
  readonly high: number | 'not-reached';
}

/**
 * The duration within which this share has ended (0.5: the median, 0.9: p90), by inverting the curve, and its interval by
 * inverting the limits (Brookmeyer & Crowley 1982, on the log-log scale). Where the curve runs level exactly at the
 * share, the middle of the level piece, as is usual for a median. No event yet, or an empty curve: nothing is reached.
 * Refuses a share that does not lie strictly between 0 and 1.
 */
export function kaplanMeierQuantile(curve: SurvivalCurve, share: number): SurvivalQuantile {
  requireArgument.probability('share', share);
  const remaining = 1 - share;
  return {
    value: crossing(curve, curve.survival, remaining),
    // Before the first event the lower limit is 0 for want of knowledge; that reaches nothing.
    low: curve.ended === 0 ? 'not-reached' : crossing(curve, curve.low, remaining),
    high: crossing(curve, curve.high, remaining),
  };
}

function crossing(
  { times, survival }: SurvivalCurve,
  limits: Float64Array<ArrayBuffer>,
  remaining: number,
): number | 'not-reached' {
  const slack = 1e-12;
  const first = limits.findIndex((value, index) => (survival[index] ?? 1) < 1 && value <= remaining + slack);
  if (first === -1) return 'not-reached';
  const time = times[first] ?? 0;
  if (limits !== survival || (survival[first] ?? 0) < remaining - slack) return time;
  const next = survival.findIndex((value) => value < remaining - slack);
  return next === -1 ? time : (time + (times[next] ?? time)) / 2;
}
