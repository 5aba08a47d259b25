import { hodgesLehmann } from './hodgesLehmann.ts';
import { requireArgument } from './requireArgument.ts';

interface CanaryMetric {
  readonly experiment: ArrayLike<number>;
  readonly control: ArrayLike<number>;
  /** Which departures count. */
  readonly direction?: 'increase' | 'decrease' | 'either';
  /** Shifts within this share of the estimated shift are tolerated. */
  readonly tolerance?: number;
  readonly confidence?: number;
  /** Ratio of the means at or below which Low, at or above which High may be said. */
  readonly effect?: { readonly low: number; readonly high: number };
  /** The same, for failing the whole comparison. */
  readonly criticalEffect?: { readonly low: number; readonly high: number };
}

interface CanaryClass {
  readonly label: 'pass' | 'high' | 'low' | 'nodata';
  /** Also beyond the critical effect. */
  readonly critical: boolean;
}

const ANY_EFFECT = { low: 1, high: 1 } as const;

/**
 * The judge of Spinnaker's Kayenta, for finished windows: one metric of a canary against its control. High when the lower
 * limit of the Hodges-Lehmann shift is above tolerance·|shift| and the ratio of the means reaches the effect; Low mirrored;
 * else Pass. Its defaults: confidence 98 %, tolerance 0.25.
 *
 * Assumes equally many independent points on both sides (50 or more each), looked at once. It weighs a quiet minute like a
 * busy one and knows no serial correlation: an anchor to compare with, not what the verdict rests on.
 * A side without points is "nodata". Refuses values that are not finite, a negative tolerance and a confidence outside (0, 1).
 */
export function kayentaJudge(metric: CanaryMetric): CanaryClass {
  const { experiment, control, direction = 'either', tolerance = 0.25, confidence = 0.98 } = metric;
  const { effect = ANY_EFFECT, criticalEffect = ANY_EFFECT } = metric;
  if (!(tolerance >= 0)) throw new RangeError(`tolerance must be at least 0, not ${tolerance}`);
  requireArgument.probability('confidence', confidence);
  requireArgument.finiteSeries('experiment', experiment);
  requireArgument.finiteSeries('control', control);
  if (experiment.length === 0 || control.length === 0) return { label: 'nodata', critical: false };

  const shift = hodgesLehmann(experiment, control, confidence);
  const bound = tolerance * Math.abs(shift.estimate);
  const ratio = ratioOfMeans(experiment, control);
  if (direction !== 'decrease' && shift.low > bound && ratio >= effect.high) {
    return { label: 'high', critical: ratio >= criticalEffect.high };
  }
  if (direction !== 'increase' && shift.high < -bound && ratio <= effect.low) {
    return { label: 'low', critical: ratio <= criticalEffect.low };
  }
  return { label: 'pass', critical: false };
}

/** A rise from nothing is an unlimited effect, and nothing against nothing is none. */
function ratioOfMeans(experiment: ArrayLike<number>, control: ArrayLike<number>): number {
  const above = mean(experiment);
  const below = mean(control);
  if (below === 0) return above === 0 ? 1 : Math.sign(above) * Infinity;
  return above / below;
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
  return sum / values.length;
}
