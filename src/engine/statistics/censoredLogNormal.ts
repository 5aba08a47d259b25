import type { Interval } from './interval.ts';
import { normalHazard } from './normalHazard.ts';
import { normalQuantile } from './normalQuantile.ts';
import { requireArgument } from './requireArgument.ts';
import { tQuantile } from './tQuantile.ts';

type Estimate = Interval & { readonly estimate: number };

type CensoredLogNormal =
  | {
      readonly kind: 'fitted';
      /** Mean and standard deviation of the natural logarithm of the duration. */
      readonly mu: number;
      readonly sigma: number;
      readonly ended: number;
      readonly open: number;
      /** In the unit of the durations. */
      readonly median: Estimate;
      readonly p90: Estimate;
      readonly mean: Estimate;
    }
  /** Fewer than two ended, or all of them equally long while nothing longer is open: no spread can be estimated. */
  | { readonly kind: 'too-few' | 'no-spread'; readonly ended: number; readonly open: number };

/**
 * A log-normal law for durations of which some have not ended, by maximum likelihood: the closed ones alone would be too
 * short (their plain mean with a t-interval covers the truth 25-60 % of the time when a fifth is open).
 *
 * Method: expectation-maximisation (Dempster, Laird & Rubin 1977), each open duration replaced by its expected logarithm
 * and square given that it lasts longer; standard errors from the observed information; limits on the log scale by the delta method,
 * ±t(d − 1)·√(d/(d − 1))·se with d ended durations. Assumes a log-normal law and that being open says nothing
 * about the length to come. A model: to be labelled as one below 12 ended durations.
 * Refuses durations that are not above 0, unequal lengths, a confidence outside (0, 1).
 */
export function censoredLogNormal(
  durations: ArrayLike<number>,
  hasEnded: ArrayLike<boolean | number>,
  confidence = 0.95,
): CensoredLogNormal {
  requireArgument.probability('confidence', confidence);
  const { ended, open } = logarithms(durations, hasEnded);
  const d = ended.length;
  if (d < 2) return { kind: 'too-few', ended: d, open: open.length };
  const fit = maximise(ended, open);
  if (fit === null) return { kind: 'no-spread', ended: d, open: open.length };
  const { mu, sigma } = fit;
  const variance = invert(information(ended, open, fit));
  if (variance === null) return { kind: 'no-spread', ended: d, open: open.length };

  const reach = tQuantile((1 + confidence) / 2, d - 1) * Math.sqrt(d / (d - 1));
  const estimateAt = (logValue: number, sigmaWeight: number): Estimate => {
    const square = variance.mu + 2 * sigmaWeight * variance.both + sigmaWeight ** 2 * variance.sigma;
    const half = reach * Math.sqrt(Math.max(0, square));
    return { estimate: Math.exp(logValue), low: Math.exp(logValue - half), high: Math.exp(logValue + half) };
  };
  const p90 = normalQuantile(0.9);
  return {
    kind: 'fitted',
    mu,
    sigma,
    ended: d,
    open: open.length,
    median: estimateAt(mu, 0),
    p90: estimateAt(mu + p90 * sigma, p90),
    mean: estimateAt(mu + sigma ** 2 / 2, sigma),
  };
}

interface Law {
  readonly mu: number;
  readonly sigma: number;
}

function logarithms(durations: ArrayLike<number>, hasEnded: ArrayLike<boolean | number>) {
  if (hasEnded.length !== durations.length) {
    throw new RangeError(
      `hasEnded must have ${durations.length} entries like durations, not ${hasEnded.length}`,
    );
  }
  const ended: number[] = [];
  const open: number[] = [];
  for (let index = 0; index < durations.length; index += 1) {
    requireArgument.positive(`durations[${index}]`, durations[index] ?? NaN);
    (hasEnded[index] ? ended : open).push(Math.log(durations[index] ?? 1));
  }
  return { ended, open };
}

function maximise(ended: readonly number[], open: readonly number[]): Law | null {
  const count = ended.length + open.length;
  const endedSum = ended.reduce((sum, y) => sum + y, 0);
  const endedMean = endedSum / ended.length;
  const squares = ended.reduce((sum, y) => sum + (y - endedMean) ** 2, 0);
  let mu = (endedSum + open.reduce((sum, y) => sum + y, 0)) / count;
  let variance =
    (ended.reduce((sum, y) => sum + (y - mu) ** 2, 0) + open.reduce((sum, y) => sum + (y - mu) ** 2, 0)) /
    count;
  const least = 1e-12 * Math.max(1, mu * mu);
  for (let round = 0; round < 20_000; round += 1) {
    if (!(variance > least)) return null;
    const sigma = Math.sqrt(variance);
    let sum = endedSum;
    let spread = 0;
    // E[Y | Y > c] = μ + σh and Var = σ²(1 + zh − h²), with z = (c − μ)/σ and h the hazard at z.
    for (const c of open) {
      const z = (c - mu) / sigma;
      const hazard = normalHazard(z);
      sum += mu + sigma * hazard;
      spread += variance * (1 + z * hazard - hazard * hazard);
    }
    const nextMu = sum / count;
    let nextSquares = squares + ended.length * (endedMean - nextMu) ** 2 + spread;
    for (const c of open) nextSquares += (mu + sigma * normalHazard((c - mu) / sigma) - nextMu) ** 2;
    const nextVariance = nextSquares / count;
    const change = Math.abs(nextMu - mu) / sigma + Math.abs(nextVariance / variance - 1);
    mu = nextMu;
    variance = nextVariance;
    if (change < 1e-11) break;
  }
  return { mu, sigma: Math.sqrt(variance) };
}

/** The observed information (minus the second derivatives of the log-likelihood) in μ and σ. */
function information(ended: readonly number[], open: readonly number[], { mu, sigma }: Law) {
  let forMu = 0;
  let forBoth = 0;
  let forSigma = 0;
  for (const y of ended) {
    const z = (y - mu) / sigma;
    forMu += 1;
    forBoth += 2 * z;
    forSigma += 3 * z * z - 1;
  }
  for (const c of open) {
    const z = (c - mu) / sigma;
    const hazard = normalHazard(z);
    const slope = hazard * (hazard - z);
    forMu += slope;
    forBoth += slope * z + hazard;
    forSigma += slope * z * z + 2 * hazard * z;
  }
  const scale = 1 / sigma ** 2;
  return { mu: forMu * scale, both: forBoth * scale, sigma: forSigma * scale };
}

function invert({ mu, both, sigma }: ReturnType<typeof information>): ReturnType<typeof information> | null {
  const determinant = mu * sigma - both * both;
  if (!(determinant > 0)) return null;
  return { mu: sigma / determinant, both: -both / determinant, sigma: mu / determinant };
}
