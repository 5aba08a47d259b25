import type { PairColumns } from './eProcess.ts';

/**
 * Overdispersion φ of failure counts: how many times their variance that of independent errors is. Measured before the
 * watch in long blocks (a block must exceed the bursts, or φ misses them) and frozen: a φ learnt during the watch would
 * excuse the regression it is there to judge.
 */
export interface Dispersion {
  /** Mean over blocks of squared deviation / variance of independent errors; 1 = independent. */
  readonly mean: number;
  readonly blocks: number;
}

/** Blocks with less than this expected variance are left out: their ratio is mostly chance. */
const LEAST_VARIANCE = 0.2;

/**
 * Two groups that ran the same version: per block, the first group's failures against its share of all failures, groups
 * of users compared one by one and then summed, so that bursts common to all of them count in full.
 * `startMs`: start of each row, ascending.
 */
export function dispersionOfPair(columns: PairColumns, startMs: Float64Array, blockMs: number): Dispersion {
  let block = Number.NaN;
  let deviation = 0;
  let variance = 0;
  let sum = 0;
  let blocks = 0;
  const close = () => {
    if (variance >= LEAST_VARIANCE) {
      sum += (deviation * deviation) / variance;
      blocks += 1;
    }
    deviation = 0;
    variance = 0;
  };
  for (let row = 0; row < startMs.length; row += 1) {
    const here = Math.floor((startMs[row] ?? 0) / blockMs);
    if (here !== block) {
      close();
      block = here;
    }
    const newTotal = columns.newTotal[row] ?? 0;
    const all = newTotal + (columns.oldTotal[row] ?? 0);
    if (all === 0) continue;
    const share = newTotal / all;
    const newBad = columns.newBad[row] ?? 0;
    const bothBad = newBad + (columns.oldBad[row] ?? 0);
    deviation += newBad - bothBad * share;
    variance += bothBad * share * (1 - share);
  }
  close();
  return { mean: blocks === 0 ? 1 : sum / blocks, blocks };
}

/**
 * φ to freeze. A quarter of a standard error is added for few blocks, and 30 % to whatever exceeds independence: bursts last
 * into the next block, and dividing log likelihoods by φ is no exact correction. For independent errors it tends to 1 as
 * data grow, where the plain rule of 1.3 times the mean stays at 1.3 (docs/decisions: the spread's upper limit).
 */
export function frozenPhi({ mean, blocks }: Dispersion): number {
  const error = Math.sqrt(2 / Math.max(1, blocks)) / 4;
  return 1 + 1.3 * Math.max(0, mean * (1 + error) - 1) + error;
}
