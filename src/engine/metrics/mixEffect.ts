import type { RateRatio } from './rateRatio.ts';

/** Raw and standardised ratios nearer to each other than this are one figure: the rest is rounding. */
const SAME_WITHIN = 1.02;

/** Less than this part of a difference (of its logarithm) left under the same mix is as good as nothing. */
const LITTLE_LEFT = 0.25;

/**
 * What the mix of traffic does to a ratio. `explains`: hardly anything of the raw difference is left under the same mix.
 * `leaves-open`: something is, but chance would do for it. `hides`: a difference shows only under the same mix.
 * `reverses`: both differ from 1, on opposite sides. `shifts`: it moves the figure, but not what can be said.
 */
export type MixEffect = 'explains' | 'leaves-open' | 'hides' | 'reverses' | 'shifts';

/** Null where the mix makes no difference beyond rounding, or a ratio is missing. */
export function mixEffect(raw: RateRatio, standardised: RateRatio): MixEffect | null {
  if (raw.kind !== 'known' || standardised.kind !== 'known') return null;
  if (raw.value === 0 || standardised.value === 0) return null;
  const moved = standardised.value / raw.value;
  if (moved < SAME_WITHIN && moved > 1 / SAME_WITHIN) return null;
  const [rawSide, side] = [sideOf(raw), sideOf(standardised)];
  if (rawSide !== 0 && side === 0) {
    const left = Math.log(standardised.value) / Math.log(raw.value);
    return Math.abs(left) < LITTLE_LEFT ? 'explains' : 'leaves-open';
  }
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
