import type { EvidenceLine } from './evidenceLine.ts';

export interface TimesAxis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

/** Round numbers of times, about evenly far apart on a log scale. */
const steps = [0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 1, 1.2, 1.5, 2, 3, 5, 10, 20, 50];
const MOST_TICKS = 6;

/**
 * The stretch of the log scale that is worth drawing: all estimates, and the interval of now as far as it is of use. The intervals of the first looks
 * reach to anywhere; an axis that held them would flatten the rest.
 */
export function timesAxis({ estimate, low, high }: EvidenceLine): TimesAxis {
  // The first tenth of the looks is as wild as its intervals.
  const settled = estimate.slice(Math.floor(estimate.length / 10));
  const shown = settled.filter((value) => value !== null);
  const [floor, peak] = [Math.min(1, ...shown), Math.max(1, ...shown)];
  const least = Math.min(0.85, floor, Math.max(floor / 2, low.at(-1) ?? floor));
  const most = Math.max(1.5, peak, Math.min(peak * 2, high.at(-1) ?? peak));
  const min = steps.findLast((step) => step <= least) ?? 0.1;
  const max = steps.find((step) => step >= most) ?? 50;
  const inside = steps.filter((step) => step >= min && step <= max);
  const every = Math.ceil(inside.length / MOST_TICKS);
  const one = inside.indexOf(1);
  return { min, max, ticks: inside.filter((_, index) => (index - one) % every === 0) };
}

/** Ratio -> 0 (bottom) to 1 (top) on the log scale; what is beyond the axis lies on its edge. */
export function timesPosition({ min, max }: TimesAxis, ratio: number): number {
  const inside = Math.min(max, Math.max(min, ratio));
  return Math.log(inside / min) / Math.log(max / min);
}
