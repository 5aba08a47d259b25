import { HOUR_MS } from '../domain/time.ts';
import type { PairRows } from '../statistics/eProcess.ts';

/**
 * Where nothing was measured before the watch, φ = 2 is assumed, and bursts may well be worse. The watch itself shows how
 * much the log ratio of neighbouring blocks differs; that may raise φ, never lower it, and only for later buckets.
 * Differences of neighbours, not distances from the mean: a lasting regression differs from nothing but at its onset, and
 * the largest difference is left out for that reason. Three block lengths: short ones see clusters within the hour, long
 * ones see bursts that outlast the short ones.
 */
export type Scatter = readonly ScatterAt[];

interface ScatterAt {
  readonly blockMs: number;
  /** Number of the block being filled. */
  readonly block: number;
  /** Score and information of that block: deviation from equal rates, and its variance if errors are independent. */
  readonly score: number;
  readonly information: number;
  /** Log ratio of the last full block, and its variance; NaN = none yet. */
  readonly lastLog: number;
  readonly lastVariance: number;
  /** Squared differences over their variance: sum, largest, number. */
  readonly sum: number;
  readonly largest: number;
  readonly pairs: number;
}

const BLOCKS_MS: readonly number[] = [HOUR_MS / 4, HOUR_MS, 3 * HOUR_MS];
/** Blocks with less information say nothing (about four failures split evenly). */
const LEAST_INFORMATION = 1;
/** Weight, in pairs of blocks, of the belief that errors are independent. */
const PRIOR_PAIRS = 4;
const FACTOR = 1.35;

export const NO_SCATTER: Scatter = BLOCKS_MS.map((blockMs) => ({
  blockMs,
  block: 0,
  score: 0,
  information: 0,
  lastLog: Number.NaN,
  lastVariance: Number.NaN,
  sum: 0,
  largest: 0,
  pairs: 0,
}));

export function learntPhi(scatter: Scatter): number {
  let most = 1;
  for (const { sum, largest, pairs } of scatter) {
    if (pairs < 2) continue;
    most = Math.max(most, (FACTOR * (PRIOR_PAIRS + sum - largest)) / (PRIOR_PAIRS + pairs - 1));
  }
  return most;
}

export function learnScatter(scatter: Scatter, { columns, from, to }: PairRows, sinceMs: number): Scatter {
  let score = 0;
  let information = 0;
  for (let row = from; row < to; row += 1) {
    const newTotal = columns.newTotal[row] ?? 0;
    const all = newTotal + (columns.oldTotal[row] ?? 0);
    if (all === 0) continue;
    const share = newTotal / all;
    const bothBad = (columns.newBad[row] ?? 0) + (columns.oldBad[row] ?? 0);
    score += (columns.newBad[row] ?? 0) - bothBad * share;
    information += bothBad * share * (1 - share);
  }
  return scatter.map((state) => {
    const block = Math.floor(sinceMs / state.blockMs);
    const base = block === state.block ? state : closeBlock(state, block);
    return { ...base, score: base.score + score, information: base.information + information };
  });
}

function closeBlock(state: ScatterAt, block: number): ScatterAt {
  const fresh = { ...state, block, score: 0, information: 0 };
  if (state.information < LEAST_INFORMATION) return fresh;
  const lastLog = state.score / state.information;
  const lastVariance = 1 / state.information;
  if (Number.isNaN(state.lastLog)) return { ...fresh, lastLog, lastVariance };
  const squared = (lastLog - state.lastLog) ** 2 / (lastVariance + state.lastVariance);
  return {
    ...fresh,
    lastLog,
    lastVariance,
    sum: state.sum + squared,
    largest: Math.max(state.largest, squared),
    pairs: state.pairs + 1,
  };
}
