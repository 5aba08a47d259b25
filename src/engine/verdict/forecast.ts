import type { HoursRange } from './watchVerdict.ts';

/** Evidence still to come: a walk with this drift per hour towards a line. */
export interface Outlook {
  /** ln of evidence still missing. */
  readonly missing: number;
  /** Expected gain of ln E per failure (both sides), tempered. */
  readonly gainPerFailure: number;
  readonly failuresPerHour: number;
  /** Failures that the hourly figure rests on. */
  readonly failures: number;
  /** The judged release's share of failures. */
  readonly judgedShare: number;
}

export interface Forecast {
  /** Failures of the judged release still needed. */
  readonly failuresNeeded: number;
  readonly range: HoursRange;
}

/** Normal quantile at 80 %: three of five watches end inside the range, one of five before it, one after. */
const SPREAD = 0.8416;

/**
 * Time until a log likelihood ratio reaches its line: mean b/d, and (its variance being twice its mean) a relative
 * variance of 2/b: inverse Gaussian, told by the log-normal with the same two moments. The failure rate itself is known
 * from few failures, which widens the range. Source: Wald's approximation for sequential tests.
 */
export function forecast(outlook: Outlook): Forecast | null {
  const { missing, gainPerFailure, failuresPerHour, failures, judgedShare } = outlook;
  if (!(gainPerFailure > 0) || !(failuresPerHour > 0)) return null;
  const needed = missing / gainPerFailure;
  const mean = needed / failuresPerHour;
  const variance = Math.log(1 + 2 / missing) + 1 / (failures + 1);
  const median = mean / Math.sqrt(1 + 2 / missing);
  const factor = Math.exp(SPREAD * Math.sqrt(variance));
  return {
    failuresNeeded: Math.max(1, Math.round(needed * judgedShare)),
    range: { lowHours: median / factor, highHours: median * factor },
  };
}

/** Mean gain per failure where the truth is `ratio` and the null `nullRatio`, at the judged release's traffic share. */
export function gainPerFailure(share: number, ratio: number, nullRatio: number): number {
  const truth = (ratio * share) / (ratio * share + 1 - share);
  const excuse = (nullRatio * share) / (nullRatio * share + 1 - share);
  const part = (a: number, b: number) => (a > 0 ? a * Math.log(a / b) : 0);
  return part(truth, excuse) + part(1 - truth, 1 - excuse);
}
