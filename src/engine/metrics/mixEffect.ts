import type { RateRatio } from './rateRatio.ts';

/** Raw and standardised ratios nearer to each other than this are one figure: the rest is rounding. */
const SAME_WITHIN = 1.02;

/**
 * What the mix of traffic does to a ratio. `explains`: the raw difference is the mix's, nothing is left of it.
 * `hides`: a difference shows only under the same mix. `reverses`: both differ from 1, on opposite sides.
 * `shifts`: it moves the figure, but not what can be said.
 */
export type MixEffect = 'explains' | 'hides' | 'reverses' | 'shifts';

/** Null where the mix makes no difference beyond rounding, or a ratio is missing. */
export function mixEffect(raw: RateRatio, standardised: RateRatio): MixEffect | null {
  if (raw.kind !== 'known' || standardised.kind !== 'known') return null;
  if (raw.value === 0 || standardised.value === 0) return null;
  const moved = standardised.value / raw.value;
  if (moved < SAME_WITHIN && moved > 1 / SAME_WITHIN) return null;
  const [rawSide, side] = [sideOf(raw), sideOf(standardised)];
  if (rawSide !== 0 && side === 0) return 'explains';
  if (rawSide === 0 && side !== 0) return 'hides';
  return rawSide === side ? 'shifts' : 'reverses';
}

/** On which side of 1 the whole interval lies; 0 = it holds 1. */
export function sideOf({
  low,
  high,
}: {
  readonly low: number | null;
  readonly high: number | null;
}): -1 | 0 | 1 {
  if (low !== null && low > 1) return 1;
  return high !== null && high < 1 ? -1 : 0;
}
