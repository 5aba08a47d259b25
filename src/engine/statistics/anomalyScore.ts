import { negativeBinomialTail } from './negativeBinomialTail.ts';
import { normalQuantile } from './normalQuantile.ts';
import { requireArgument } from './requireArgument.ts';
import { TrailingWindow } from './trailingWindow.ts';

interface AnomalyRule {
  /** Values per day, for the daily rhythm; below 2 there is none. */
  readonly slotsPerDay: number;
  /** The values are counts: small ones are scored by a negative binomial tail, not by a z-score. */
  readonly areCounts?: boolean;
  /** Values that the local median looks back on. */
  readonly localWindow?: number;
  /** Residuals that the scale looks back on. */
  readonly scaleWindow?: number;
}

const DAYS = 14;
const LEAST_RESIDUALS = 12;
const LONGEST_RUN = 10;
const SMALL_COUNT = 30;
const CAP = 40;

/**
 * How far each value lies from what its own past let expect, in standard deviations, without sign: 0 is usual. For amber notes;
 * never a verdict. Each score uses earlier values only, so that a later value never changes it.
 *
 * Method: forecast = the better, by its trailing absolute error, of the median of the last values and the median of the same time
 * of day ±1 slot over 14 days; scale = the larger of 1.4826·MAD and the standard deviation of that forecast's trailing residuals, so
 * that a burst soon widens its own yardstick; score = the largest of |z| and the means of the last 3 to 10 z, each
 * over √(ρ/k), with ρ for their lag-1 correlation. Counts below 30 get z from a negative binomial mid-p tail, since a z-score of
 * small counts is skewed. Capped at 40. Cost: n · (window + 42).
 * A NaN is a gap: it scores 0 and leaves no trace. The first values score 0 too: nothing is known yet. Refuses infinite
 * values, negative counts and windows below 3.
 */
export function anomalyScore(values: ArrayLike<number>, rule: AnomalyRule): Float64Array<ArrayBuffer> {
  const { slotsPerDay, areCounts = false, localWindow = 24, scaleWindow = 2016 } = rule;
  const day = Math.round(slotsPerDay);
  if (!(slotsPerDay >= 0 && day < 1e6))
    throw new RangeError(`slotsPerDay must be at least 0, not ${slotsPerDay}`);
  for (const [name, window] of [
    ['localWindow', localWindow],
    ['scaleWindow', scaleWindow],
  ] as const) {
    if (!(Number.isSafeInteger(window) && window >= 3)) {
      throw new RangeError(`${name} must be a whole number of at least 3, not ${window}`);
    }
  }
  const n = values.length;
  const scores = new Float64Array(n);
  const zs = new Float64Array(n);
  const localResiduals = new TrailingWindow(scaleWindow);
  const dailyResiduals = new TrailingWindow(scaleWindow);
  const recent = new TrailingWindow(localWindow);
  const localError = new TrailingWindow(Math.max(24, day));
  const dailyError = new TrailingWindow(Math.max(24, day));
  const sameSlots = new Float64Array(3 * DAYS);
  const runs = new Float64Array(LONGEST_RUN);
  let inRun = 0;

  for (let index = 0; index < n; index += 1) {
    const value = values[index] ?? NaN;
    if (Number.isNaN(value)) continue;
    if (!Number.isFinite(value)) throw new RangeError(`values[${index}] must be finite or NaN, not ${value}`);
    if (areCounts) requireArgument.count(`values[${index}]`, value);
    const local = recent.length === 0 ? NaN : recent.median();
    const daily = day >= 2 ? sameSlotMedian(values, index, day, sameSlots) : NaN;
    const useDaily = !Number.isNaN(daily) && dailyError.length >= 12 && dailyError.mean() < localError.mean();
    const forecast = useDaily ? daily : local;
    const residuals = useDaily ? dailyResiduals : localResiduals;

    const residual = value - forecast;
    if (residuals.length >= LEAST_RESIDUALS) {
      const deviation = residuals.standardDeviation();
      let z = 0;
      if (areCounts && forecast < SMALL_COUNT) {
        // The MAD of small counts is a whole number: far too coarse for a variance.
        z = countScore(value, Math.max(forecast, 0.5), deviation);
      } else {
        const scale = Math.max(1.4826 * residuals.medianDistance(), deviation);
        if (scale > 0) z = residual / scale;
        else if (residual !== 0) z = Math.sign(residual) * CAP;
      }
      z = Math.max(-CAP, Math.min(CAP, z));
      zs[index] = z;
      runs[inRun % LONGEST_RUN] = z;
      inRun += 1;
      scores[index] = Math.min(CAP, Math.max(Math.abs(z), runScore(runs, inRun, residuals.lagCorrelation())));
    }
    if (!Number.isNaN(local)) {
      localError.push(Math.abs(value - local));
      localResiduals.push(value - local);
    }
    if (!Number.isNaN(daily)) {
      dailyError.push(Math.abs(value - daily));
      dailyResiduals.push(value - daily);
    }
    recent.push(value);
  }
  return scores;
}

/** The largest |mean of the last k z| ÷ √(ρ/k), k = 3 … 10. */
function runScore(runs: Float64Array<ArrayBuffer>, count: number, correlation: number): number {
  const inflation = (1 + correlation) / (1 - correlation);
  let sum = 0;
  let largest = 0;
  for (let k = 1; k <= LONGEST_RUN && k <= count; k += 1) {
    sum += runs[(count - k) % LONGEST_RUN] ?? 0;
    if (k >= 3) largest = Math.max(largest, Math.abs(sum) / Math.sqrt(k * inflation));
  }
  return largest;
}

/** z with the same tail as the count, its variance taken from the residuals where it exceeds the mean. */
function countScore(observed: number, mean: number, deviation: number): number {
  const extra = deviation * deviation - mean;
  const above = negativeBinomialTail({ observed, mean, size: extra > 0 ? (mean * mean) / extra : Infinity });
  if (above <= 1e-300) return CAP;
  if (above >= 1 - 1e-15) return -CAP;
  return -normalQuantile(above);
}

function sameSlotMedian(
  values: ArrayLike<number>,
  index: number,
  day: number,
  into: Float64Array<ArrayBuffer>,
): number {
  let held = 0;
  for (let back = 1; back <= DAYS; back += 1) {
    for (let shift = -1; shift <= 1; shift += 1) {
      const at = index - back * day + shift;
      const value = at >= 0 && at < index ? (values[at] ?? NaN) : NaN;
      if (!Number.isNaN(value)) {
        into[held] = value;
        held += 1;
      }
    }
  }
  return held === 0 ? NaN : medianOf(into.subarray(0, held).sort());
}

function medianOf(sorted: Float64Array<ArrayBuffer>): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
