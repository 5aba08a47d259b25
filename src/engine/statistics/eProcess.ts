/**
 * E-process for "the new version fails more than `nullRatio` times as often as the old one", both serving at once.
 *
 * Given the failures of both versions in one bucket and group, the new version's share of them is binomial, and the base
 * rate (season, shared incidents) drops out. Likelihood ratios against each effect of a grid are multiplied over buckets,
 * summed over groups (always compared group by group, never pooled) and mixed over effects and over the hour of onset.
 * Under the null its mean is at most 1 at every moment, so by Ville's inequality it ever reaches 1/α with probability at
 * most α, however often somebody looks. Exact for independent errors; for clustered ones it is tempered by `phi`.
 *
 * Sources: Shiryaev-Roberts mixture ("e-detectors", arXiv 2203.03532); conditional binomial test of two Poisson rates.
 * Assumes: users are routed at random within a group; `phi` was fixed before the watch; totals do not depend on outcomes.
 */

/** Rows where both versions served: one per bucket and group. Counts; `newBad` of `newTotal` failed. */
export interface PairColumns {
  readonly newBad: Float64Array;
  readonly newTotal: Float64Array;
  readonly oldBad: Float64Array;
  readonly oldTotal: Float64Array;
}

/** The rows of one bucket: from ≤ row < to. */
export interface PairRows {
  readonly columns: PairColumns;
  readonly from: number;
  readonly to: number;
}

export interface EProcessSettings {
  /** Largest rate ratio that still counts as harmless (1 + tolerance), or the margin to prove "no worse" against. */
  readonly nullRatio: number;
  /** Variance of the counts over that of independent errors, ≥ 1. */
  readonly phi: number;
  /** All above 1 (harm) or all below 1 (no worse). */
  readonly effects: readonly number[];
}

/** Ten numbers and a rest: all that the past leaves behind. */
export interface EProcess extends EProcessSettings {
  /** ln of the mass that has started, per effect, grown by its evidence so far. */
  readonly logParts: Float64Array;
  /** Share of the mass whose hour of onset has not come yet. */
  readonly waiting: number;
}

export function startEProcess(settings: EProcessSettings): EProcess {
  return {
    ...settings,
    logParts: new Float64Array(settings.effects.length).fill(Number.NEGATIVE_INFINITY),
    waiting: 1,
  };
}

/** One bucket on. `released`: share of the whole mass (of 1) whose onset is at this bucket's start. */
export function advanceEProcess(state: EProcess, rows: PairRows, released: number): EProcess {
  const { effects, phi } = state;
  const share = Math.min(released, state.waiting);
  const gains = logRatios(rows, state.nullRatio, effects);
  const logShare = Math.log(share / effects.length);
  const logParts = state.logParts.map((part, index) => {
    const started = share > 0 ? addLogs(part, logShare) : part;
    return started + (gains[index] ?? 0) / phi;
  });
  return { ...state, logParts, waiting: state.waiting - share };
}

/** ln E: the evidence now. 0 = none; ln(1/α) = enough. */
export function logEvidence({ logParts, waiting }: EProcess): number {
  let largest = waiting > 0 ? 0 : Number.NEGATIVE_INFINITY;
  for (const part of logParts) if (part > largest) largest = part;
  if (largest === Number.NEGATIVE_INFINITY) return 0;
  let sum = waiting * Math.exp(-largest);
  for (const part of logParts) sum += Math.exp(part - largest);
  return largest + Math.log(sum);
}

/**
 * ln likelihood ratio of one bucket, untempered, per effect ρ: Σ over groups of x₁·ln(ρ/D) − x₂·ln D, where
 * D = wρ + 1 − w and w is the new version's share of failures under the null.
 */
export function logRatios(
  { columns, from, to }: PairRows,
  nullRatio: number,
  effects: readonly number[],
): Float64Array {
  const gains = new Float64Array(effects.length);
  let newBadSum = 0;
  for (let row = from; row < to; row += 1) {
    const newBad = columns.newBad[row] ?? 0;
    const bothBad = newBad + (columns.oldBad[row] ?? 0);
    const scaled = nullRatio * (columns.newTotal[row] ?? 0);
    const all = scaled + (columns.oldTotal[row] ?? 0);
    if (bothBad === 0 || all === 0) continue;
    const share = scaled / all;
    newBadSum += newBad;
    for (let index = 0; index < gains.length; index += 1) {
      gains[index] = (gains[index] ?? 0) - bothBad * Math.log(1 + share * ((effects[index] ?? 1) - 1));
    }
  }
  if (newBadSum === 0) return gains;
  return gains.map((gain, index) => gain + newBadSum * Math.log(effects[index] ?? 1));
}

function addLogs(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}
