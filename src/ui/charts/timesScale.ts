/** A log scale of "times as often" around ×1: half and double are equally far. */
export interface TimesScale {
  readonly ticks: readonly number[];
  /** 0-1 from left to right; what is beyond lies on the edge. */
  readonly position: (ratio: number) => number;
  readonly isBeyond: (ratio: number) => boolean;
}

const steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 1, 1.2, 1.5, 2, 3, 5, 10, 20, 50, 100];
const MOST_TICKS = 5;

interface Ratio {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** All ratios, and their intervals up to twice as far: one row without traffic must not press the others together. */
export function timesScale(ratios: readonly Ratio[]): TimesScale {
  const values = ratios.map(({ value }) => value).filter((value) => value > 0);
  const [least, most] = [Math.min(0.85, ...values), Math.max(1.2, ...values)];
  const lows = ratios.flatMap(({ low }) => (low === null || low <= 0 ? [] : [low]));
  const highs = ratios.flatMap(({ high }) => (high === null ? [] : [high]));
  const min = steps.findLast((step) => step <= Math.max(least / 2, Math.min(least, ...lows))) ?? 0.01;
  const max = steps.find((step) => step >= Math.min(most * 2, Math.max(most, ...highs))) ?? 100;
  const inside = steps.filter((step) => step >= min && step <= max);
  const every = Math.ceil(inside.length / MOST_TICKS);
  const one = inside.indexOf(1);
  return {
    ticks: inside.filter((_, index) => (index - one) % every === 0),
    position: (ratio) => Math.log(Math.min(max, Math.max(min, ratio)) / min) / Math.log(max / min),
    isBeyond: (ratio) => ratio < min || ratio > max,
  };
}
