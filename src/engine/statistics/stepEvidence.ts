import { requireArgument } from './requireArgument.ts';

interface StepRule {
  /** Steps looked for, of the natural logarithm; above 0 is worse. */
  readonly steps?: readonly number[];
  /** Usual release-to-release spreads (standard deviations of y): the centres of the prior, mixed evenly. */
  readonly spreads?: readonly number[];
  /** Evidence at which a step is declared; 20 bounds false alarms by 5 %. */
  readonly alarm?: number;
}

type StepEvidence =
  | { readonly kind: 'too-few'; readonly count: number; readonly needed: number }
  | {
      readonly kind: 'judged';
      /** ln E after each value; one value more never changes the earlier ones. */
      readonly logEvidence: Float64Array<ArrayBuffer>;
      /** Index of the value that brought E to the alarm for the first time, and so for good. */
      readonly alarmAt: number | 'none';
      /** Most likely first index of the new level, given all values. */
      readonly likelyOnset: number;
    };

const NEEDED = 8;
const STEPS = [0.15, 0.25, 0.4, 0.6, 0.9] as const;
const SPREADS = [0.08, 0.15, 0.35] as const;
const PRIOR_WEIGHT = 1;
const PRIOR_SHAPE = 3;
/**
 * Onsets 3 to 22 share most of the mass evenly, since one or two values are no level to step up from; the rest falls with
 * the square over all later onsets, so that no length need be fixed ahead.
 */
const EARLY = { from: 3, to: 22, mass: 0.92 } as const;

/**
 * Has the level of a KPI stepped up somewhere along the releases? An e-process: it may be looked at after every release.
 * `values` holds per release y = ln((observed + ½)/expected), in order of deployment.
 *
 * Method: for each onset and step the marginal likelihood of the values with the step taken off from the onset on,
 * against that of the values as they are, averaged over steps (evenly) and onsets; alarm at 20 (Ville's inequality). Both
 * under a normal law of unknown mean and variance: normal-inverse-gamma prior with mean 0 at the weight of one value,
 * shape 3, scale 3·spread². One spread alone fails when the product is noisier than it: 0.15 gave 4-9 % false alarms at
 * noise 0.25-0.40, and half the power at 0.08; the mixture of three keeps both. Cost n² · steps · spreads.
 * Assumes independent releases around one level; below 8 of them nothing is judged. A ramp looks like a step.
 * Refuses values that are not finite and options that are not positive.
 */
export function stepEvidence(values: ArrayLike<number>, rule: StepRule = {}): StepEvidence {
  const { steps = STEPS, spreads = SPREADS, alarm = 20 } = rule;
  requireArgument.finiteSeries('values', values);
  requireArgument.positive('alarm', alarm);
  steps.forEach((step, index) => requireArgument.positive(`steps[${index}]`, step));
  spreads.forEach((spread, index) => requireArgument.positive(`spreads[${index}]`, spread));
  const count = values.length;
  if (count < NEEDED) return { kind: 'too-few', count, needed: NEEDED };

  const scales = Float64Array.from(spreads, (spread) => PRIOR_SHAPE * spread * spread);
  const logEvidence = new Float64Array(count);
  const sums = new Float64Array(count + 1);
  let squares = 0;
  let alarmAt: number | 'none' = 'none';
  let likelyOnset = 1;
  for (let to = 1; to <= count; to += 1) {
    const value = values[to - 1] ?? 0;
    const sum = (sums[to - 1] ?? 0) + value;
    sums[to] = sum;
    squares += value * value;
    const lnPlain = lnMarginal(scales, to, sum, squares);
    let evidence = weightFrom(to);
    let likeliest = 0;
    for (let onset = 1; onset < to; onset += 1) {
      const after = sum - (sums[onset] ?? 0);
      const length = to - onset;
      let mixed = 0;
      for (const step of steps) {
        const movedSum = sum - step * length;
        const movedSquares = squares - 2 * step * after + step * step * length;
        mixed += Math.exp(lnMarginal(scales, to, movedSum, movedSquares) - lnPlain);
      }
      const part = (mixed / steps.length) * (weightFrom(onset) - weightFrom(onset + 1));
      evidence += part;
      if (part > likeliest) {
        likeliest = part;
        likelyOnset = onset;
      }
    }
    logEvidence[to - 1] = Math.log(evidence);
    if (alarmAt === 'none' && to >= NEEDED && evidence >= alarm) alarmAt = to - 1;
  }
  return { kind: 'judged', logEvidence, alarmAt, likelyOnset };
}

/** Weight of all onsets from this one on. Those without a value yet count as evidence 1. */
function weightFrom(onset: number): number {
  const { from, to, mass } = EARLY;
  if (onset > to) return ((1 - mass) * (to + 1)) / onset;
  return 1 - mass + (mass * (to + 1 - Math.max(onset, from))) / (to + 1 - from);
}

/** Log of the marginal likelihood over the mixture of scales, up to a term that depends on `count` alone. */
function lnMarginal(scales: Float64Array<ArrayBuffer>, count: number, sum: number, squares: number): number {
  const shape = PRIOR_SHAPE + count / 2;
  const half = Math.max(0, squares - (sum * sum) / (PRIOR_WEIGHT + count)) / 2;
  let top = -Infinity;
  let total = 0;
  for (const scale of scales) {
    const term = PRIOR_SHAPE * Math.log(scale) - shape * Math.log(scale + half);
    if (term > top) {
      total = total * Math.exp(top - term) + 1;
      top = term;
    } else {
      total += Math.exp(term - top);
    }
  }
  return top + Math.log(total);
}
