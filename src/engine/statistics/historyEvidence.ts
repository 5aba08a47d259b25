import { lnGammaRatio } from './lnGammaRatio.ts';
import { logSumExp } from './logSumExp.ts';

/**
 * E-process for "this release fails more than its predecessors did", without a version serving beside it.
 *
 * Failures are Poisson with mean g·E: E is what the past leads to expect, g ~ Gamma(κ, κ) how much releases differ anyway.
 * Evidence is the ratio of two marginal likelihoods (with and without a harmful effect ρ), mixed over κ and ρ; one half
 * for an effect since the start, one half for an onset at a later hour, which uses the release as its own control.
 * Among releases that differ from each other as the past ones did, at most α alarm.
 *
 *     ln M(ρ) = lnΓ(κ+O) − lnΓ(κ) + κ ln κ + O ln ρ − (κ+O) ln(κ + ρE)
 *
 * Source: gamma-Poisson mixture martingale with a random effect; e-detector mixture over onsets (arXiv 2203.03532).
 * Counts are tempered beforehand: O/φ and E/φ, E times the ratio that is still harmless.
 */
export interface HistoryTally {
  /** O and E so far, tempered. */
  readonly observed: number;
  readonly expected: number;
  /** O and E before the full hour h of the watch, at index h (index 0 = the start = 0), for the hours already begun. */
  readonly observedBefore: readonly number[];
  readonly expectedBefore: readonly number[];
}

export interface HistoryPrior {
  /** Shapes κ of the release effect, equally likely. */
  readonly shapes: readonly number[];
  readonly effects: readonly number[];
  /** Length of the whole watch: an onset may come at each of its later full hours. */
  readonly hours: number;
}

/** ln E_level: an effect on the whole watch. */
export function levelEvidence(
  observed: number,
  expected: number,
  { shapes, effects }: Pick<HistoryPrior, 'shapes' | 'effects'>,
): number {
  const weights = logWeights(observed, expected, shapes);
  const terms: number[] = [];
  weights.forEach((weight, index) => {
    const shape = shapes[index] ?? 1;
    for (const effect of effects) {
      const excess = ((effect - 1) * expected) / (shape + expected);
      terms.push(weight + observed * Math.log(effect) - (shape + observed) * Math.log1p(excess));
    }
  });
  return logSumExp(terms) - Math.log(effects.length);
}

/** ln(½·level + ½·onset). */
export function historyEvidence(tally: HistoryTally, prior: HistoryPrior): number {
  const level = levelEvidence(tally.observed, tally.expected, prior);
  return logSumExp([level, onsetEvidence(tally, prior)]) - Math.LN2;
}

/** ln of the mean over onset hours 1, 2, ... of the evidence; an hour yet to come counts as no evidence (1). */
export function onsetEvidence(tally: HistoryTally, prior: HistoryPrior): number {
  const onsets = Math.max(1, Math.ceil(prior.hours) - 1);
  const begun = Math.min(onsets, tally.observedBefore.length - 1);
  const { observed, expected } = tally;
  const weights = logWeights(observed, expected, prior.shapes);
  const effects = prior.effects.map((effect) => ({ more: effect - 1, log: Math.log(effect) }));
  let largest = begun < onsets ? 0 : Number.NEGATIVE_INFINITY;
  let sum = (onsets - begun) * effects.length;
  for (let hour = 1; hour <= begun; hour += 1) {
    const observedAfter = observed - (tally.observedBefore[hour] ?? 0);
    const expectedAfter = expected - (tally.expectedBefore[hour] ?? 0);
    for (let index = 0; index < weights.length; index += 1) {
      const shape = prior.shapes[index] ?? 1;
      const weight = weights[index] ?? 0;
      const reach = expectedAfter / (shape + expected);
      for (const { more, log } of effects) {
        const term = weight + observedAfter * log - (shape + observed) * Math.log(1 + more * reach);
        if (term < largest - 30) continue;
        if (term <= largest) sum += Math.exp(term - largest);
        else {
          sum = sum * Math.exp(largest - term) + 1;
          largest = term;
        }
      }
    }
  }
  return largest + Math.log(sum / (onsets * effects.length));
}

/**
 * Upper bound of how much ln E can have grown since an earlier tally with no new hour in between: the best intensity of
 * all for the new counts, against the null's own prediction. Lets a replay skip looks that cannot set a record.
 */
export function evidenceGrowthBound(
  before: Pick<HistoryTally, 'observed' | 'expected'>,
  now: Pick<HistoryTally, 'observed' | 'expected'>,
  shapes: readonly number[],
): number {
  const observed = now.observed - before.observed;
  const expected = now.expected - before.expected;
  if (expected <= 0) return observed > 0 ? Number.POSITIVE_INFINITY : 0;
  const best = observed > 0 ? observed * Math.log(observed / expected) - observed : 0;
  let largest = 0;
  for (const shape of shapes) {
    const predicted = logNull(now, shape) - logNull(before, shape);
    largest = Math.max(largest, best - predicted);
  }
  return largest;
}

/** Most evidence, with unlimited traffic, for a release whose true ratio is `ratio`. */
export function evidenceCeiling(ratio: number, shape: number): number {
  return shape * (ratio - 1 - Math.log(ratio));
}

/** Smallest ratio above 1 (or, going down, largest below 1) whose ceiling passes ln(1/α) plus 1.5 for the mixture. */
export function provableRatio(shape: number, alpha: number, direction: 'up' | 'down'): number {
  const needed = (Math.log(1 / alpha) + 1.5) / shape;
  let near = 0;
  let far = 1;
  const deviation = (log: number) => {
    const ratio = Math.exp(direction === 'up' ? log : -log);
    return ratio - 1 - Math.log(ratio);
  };
  while (deviation(far) < needed) far *= 2;
  for (let round = 0; round < 60; round += 1) {
    const middle = (near + far) / 2;
    if (deviation(middle) < needed) near = middle;
    else far = middle;
  }
  return Math.exp(direction === 'up' ? far : -far);
}

/** ln of how likely each shape is after the counts so far, under the null; sums to 1. */
function logWeights(observed: number, expected: number, shapes: readonly number[]): readonly number[] {
  const logs = shapes.map((shape) => logNull({ observed, expected }, shape));
  const total = logSumExp(logs);
  return logs.map((log) => log - total);
}

/** ln M(1). */
function logNull({ observed, expected }: Pick<HistoryTally, 'observed' | 'expected'>, shape: number): number {
  return (
    lnGammaRatio(shape, observed) -
    shape * Math.log1p(expected / shape) -
    observed * Math.log(shape + expected)
  );
}
