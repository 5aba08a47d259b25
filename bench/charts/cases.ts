/** What is drawn: the same numbers by both. */
export type CaseName =
  | 'detail'
  | 'plain'
  | 'plain-picture'
  | 'multiples'
  | 'multiples-picture'
  | 'multiples-recharts'
  | 'dots'
  | 'burn-down'
  | 'heat'
  | 'sparkline';

export interface ChartCase {
  readonly name: CaseName;
  /** Points of each series. */
  readonly points: number;
}

/** One series in one chart, px. */
export const LARGE = { width: 1200, height: 400 };
export const SMALL = { width: 310, height: 180 };
export const MULTIPLES = 12;
export const SERIES = 4;
export const WINDOW_MS = 72 * 3_600_000;

/** The same series every time: a level with a slow wave and small noise; `seed` tells series apart. */
export function series(points: number, seed: number): number[] {
  let state = seed + 1;
  return Array.from({ length: points }, (_, index) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return 0.004 + 0.001 * Math.sin(index / (points / 12)) + (state / 4_294_967_296) * 0.001;
  });
}
