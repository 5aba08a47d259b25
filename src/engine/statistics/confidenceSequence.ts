import type { PairRows } from './eProcess.ts';
import { BOTH_EFFECTS } from './eProcessEffects.ts';

/**
 * Confidence sequence for the rate ratio new / old, both serving at once: at every look the ratios r₀ that a two-sided
 * e-process has not refuted, {r₀ : E(r₀) < 1/α}. All looks together cover the true (constant) ratio with probability at
 * least 1 − α. Source: inversion of a test martingale, Howard et al., arXiv 1810.08240.
 *
 * All mass starts at the watch's beginning, so the interval speaks of the ratio over the whole watch.
 * The conditional log likelihood L(r) = Σ x₁·ln r − (x₁ + x₂)·ln(r·n₁ + n₂) is kept on a lattice in ln r together with its
 * slope, and read in between by Hermite's cubic: E(r₀) is then a mixture of exp(L(r₀ρ) − L(r₀)), whatever r₀ is.
 */
const STEP = 0.2;
const REACH = 47;
const POINTS = 2 * REACH + 1;
/** Beyond this factor, in either direction, no limit is told. */
const MOST = 1000;
const FURTHEST = Math.log(MOST);

export interface RatioLikelihood {
  /** L and dL/d(ln r) at ln r = (index − REACH)·STEP, untempered. */
  readonly value: Float64Array;
  readonly slope: Float64Array;
  readonly newBad: number;
  readonly oldBad: number;
  /** The new version's share of all these failures were there no difference. */
  readonly newExpected: number;
}

export interface RatioInterval {
  readonly estimate: number;
  readonly low: number;
  /** 1,000 where the data set no upper limit. */
  readonly high: number;
}

export function startRatioLikelihood(): RatioLikelihood {
  return {
    value: new Float64Array(POINTS),
    slope: new Float64Array(POINTS),
    newBad: 0,
    oldBad: 0,
    newExpected: 0,
  };
}

/** Rows of one or many buckets on. */
export function advanceRatioLikelihood(state: RatioLikelihood, rows: PairRows): RatioLikelihood {
  const value = Float64Array.from(state.value);
  const slope = Float64Array.from(state.slope);
  const { columns } = rows;
  let newSum = 0;
  let oldSum = 0;
  let expected = 0;
  for (let row = rows.from; row < rows.to; row += 1) {
    const newBad = columns.newBad[row] ?? 0;
    const oldBad = columns.oldBad[row] ?? 0;
    const newTotal = columns.newTotal[row] ?? 0;
    const oldTotal = columns.oldTotal[row] ?? 0;
    const bothBad = newBad + oldBad;
    if (bothBad === 0 || newTotal === 0 || oldTotal === 0) continue;
    newSum += newBad;
    oldSum += oldBad;
    expected += (bothBad * newTotal) / (newTotal + oldTotal);
    for (let point = 0; point < POINTS; point += 1) {
      const odds = (newTotal / oldTotal) * (RATIOS[point] ?? 1);
      value[point] = (value[point] ?? 0) - bothBad * Math.log(1 + odds);
      slope[point] = (slope[point] ?? 0) - (bothBad * odds) / (1 + odds);
    }
  }
  for (let point = 0; point < POINTS; point += 1) {
    value[point] = (value[point] ?? 0) + newSum * (point - REACH) * STEP;
    slope[point] = (slope[point] ?? 0) + newSum;
  }
  return {
    value,
    slope,
    newBad: state.newBad + newSum,
    oldBad: state.oldBad + oldSum,
    newExpected: state.newExpected + expected,
  };
}

/** Null while there is no failure on either side: nothing is known about a ratio of zeros. */
export function ratioInterval(
  state: RatioLikelihood,
  { alpha, phi }: { readonly alpha: number; readonly phi: number },
): RatioInterval | null {
  if (state.newBad + state.oldBad === 0) return null;
  const best = peak(state);
  const refuted = (logRatio: number) => logTwoSided(state, logRatio, phi) >= -Math.log(alpha);
  return {
    estimate: state.newBad === 0 ? 0 : ratioAt(best),
    low: lowerLimit(state, refuted, best),
    high: ratioAt(edge(refuted, best, FURTHEST)),
  };
}

/** e^ln 1,000 is a little less than 1,000. */
function ratioAt(logRatio: number): number {
  return logRatio === FURTHEST ? MOST : Math.exp(logRatio);
}

function lowerLimit(state: RatioLikelihood, refuted: (logRatio: number) => boolean, best: number): number {
  if (state.newBad === 0) return 0;
  const logLow = edge(refuted, best, -FURTHEST);
  return logLow === -FURTHEST ? 0 : Math.exp(logLow);
}

/** ln E of the two-sided mixture against the single ratio exp(logRatio). */
function logTwoSided(state: RatioLikelihood, logRatio: number, phi: number): number {
  const here = valueAt(state, logRatio);
  let largest = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const effect of LOG_EFFECTS) {
    const term = (valueAt(state, logRatio + effect) - here) / phi;
    if (term <= largest) sum += Math.exp(term - largest);
    else {
      sum = sum * Math.exp(largest - term) + 1;
      largest = term;
    }
  }
  return largest + Math.log(sum / LOG_EFFECTS.length);
}

/** Bisection from the estimate, which is never refuted, to the furthest ratio. */
function edge(refuted: (logRatio: number) => boolean, best: number, furthest: number): number {
  if (best === furthest || !refuted(furthest)) return furthest;
  let inside = best;
  let outside = furthest;
  for (let round = 0; round < 34; round += 1) {
    const middle = (inside + outside) / 2;
    if (refuted(middle)) outside = middle;
    else inside = middle;
  }
  return outside;
}

/** Most likely ln r: where the slope, which only falls, is zero. Clamped to the furthest ratios. */
function peak(state: RatioLikelihood): number {
  let low = -FURTHEST;
  let high = FURTHEST;
  if (slopeAt(state, low) <= 0) return low;
  if (slopeAt(state, high) >= 0) return high;
  for (let round = 0; round < 40; round += 1) {
    const middle = (low + high) / 2;
    if (slopeAt(state, middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function valueAt(state: RatioLikelihood, logRatio: number): number {
  const { t, a, b, da, db } = cell(state, logRatio);
  const t2 = t * t;
  const t3 = t2 * t;
  return a * (2 * t3 - 3 * t2 + 1) + b * (3 * t2 - 2 * t3) + STEP * (da * (t3 - 2 * t2 + t) + db * (t3 - t2));
}

function slopeAt(state: RatioLikelihood, logRatio: number): number {
  const { t, a, b, da, db } = cell(state, logRatio);
  const t2 = t * t;
  return (6 * (t2 - t) * (a - b)) / STEP + da * (3 * t2 - 4 * t + 1) + db * (3 * t2 - 2 * t);
}

function cell({ value, slope }: RatioLikelihood, logRatio: number) {
  const place = logRatio / STEP + REACH;
  const index = Math.min(Math.max(Math.floor(place), 0), POINTS - 2);
  return {
    t: place - index,
    a: value[index] ?? 0,
    b: value[index + 1] ?? 0,
    da: slope[index] ?? 0,
    db: slope[index + 1] ?? 0,
  };
}

const RATIOS = Float64Array.from({ length: POINTS }, (_, point) => Math.exp((point - REACH) * STEP));
const LOG_EFFECTS = BOTH_EFFECTS.map((effect) => Math.log(effect));
