import { normalQuantile } from './normalQuantile.ts';
import { requireArgument } from './requireArgument.ts';

/** One entry per distinct duration, ascending. Shares in [0, 1]. */
export interface SurvivalCurve {
  readonly times: Float64Array<ArrayBuffer>;
  /** Share that lasts longer than the time. */
  readonly survival: Float64Array<ArrayBuffer>;
  readonly low: Float64Array<ArrayBuffer>;
  readonly high: Float64Array<ArrayBuffer>;
  readonly ended: number;
  readonly open: number;
}

/**
 * The share of durations that last longer than each time, when some have not ended yet (Kaplan & Meier 1958), with
 * log-log limits from Greenwood's variance (Kalbfleisch & Prentice 1980), which stay inside [0, 1].
 *
 * `durations` in any unit; `hasEnded` says for each whether it ended (an incident restored) or only lasted at least so long
 * (still open). Assumes that being still open says nothing about how long it would have lasted: wrong where long incidents
 * are closed by an administrator. Where nothing has ended yet the limits are 0 and 1: nothing is known; where everything has, the lower
 * limit is 0 and the upper one stays as it was, since Greenwood's variance is not defined there.
 * No durations give an empty curve. Refuses negative or infinite durations, unequal lengths, a confidence outside (0, 1).
 */
export function kaplanMeier(
  durations: ArrayLike<number>,
  hasEnded: ArrayLike<boolean | number>,
  confidence = 0.95,
): SurvivalCurve {
  const count = durations.length;
  requireArgument.probability('confidence', confidence);
  if (hasEnded.length !== count) {
    throw new RangeError(`hasEnded must have ${count} entries like durations, not ${hasEnded.length}`);
  }
  const all = new Float64Array(count);
  const endings: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const duration = durations[index] ?? NaN;
    if (!(duration >= 0 && duration < Infinity)) {
      throw new RangeError(`durations[${index}] must be a finite number of at least 0, not ${duration}`);
    }
    all[index] = duration;
    if (hasEnded[index]) endings.push(duration);
  }
  all.sort();
  const ended = Float64Array.from(endings).sort();
  return {
    ...curve(all, ended, -normalQuantile((1 - confidence) / 2)),
    ended: ended.length,
    open: count - ended.length,
  };
}

function curve(
  all: Float64Array<ArrayBuffer>,
  ended: Float64Array<ArrayBuffer>,
  z: number,
): Omit<SurvivalCurve, 'ended' | 'open'> {
  const times = new Float64Array(new Set(all).size);
  const survival = new Float64Array(times.length);
  const low = new Float64Array(times.length);
  const high = new Float64Array(times.length);
  let share = 1;
  let greenwood = 0;
  let upper = 1;
  let from = 0;
  let endedBefore = 0;
  for (let step = 0; step < times.length; step += 1) {
    const time = all[from] ?? 0;
    const atRisk = all.length - from;
    let events = 0;
    while (endedBefore < ended.length && ended[endedBefore] === time) {
      events += 1;
      endedBefore += 1;
    }
    while (from < all.length && all[from] === time) from += 1;
    share *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    let lower = 0;
    if (share > 0 && share < 1) {
      const reach = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(share));
      lower = share ** Math.exp(reach);
      upper = share ** Math.exp(-reach);
    }
    times[step] = time;
    survival[step] = share;
    low[step] = lower;
    high[step] = upper;
  }
  return { times, survival, low, high };
}
