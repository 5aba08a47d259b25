import { placeOnLine, type PlacedText } from './placeOnLine.ts';
import { PLOT_LEFT } from './plot.ts';
import type { LevelStep, ReleaseDot } from './releaseDot.ts';

/** Measures of a picture by release, px. */
export interface DotsPlot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** The line on which the plot stands. */
  readonly ground: number;
  /** Releases without a value stand here, under the ground: on it they would be zeros. */
  readonly unknownY: number;
  /** Middle of a release by its index. */
  readonly x: (index: number) => number;
  /** 0 (bottom) to 1 (top) of the axis. */
  readonly y: (position: number) => number;
  readonly step: number;
}

const TOP = 18;
const UNDER = 36;
const RIGHT = 10;

export function dotsPlot(size: { readonly width: number; readonly height: number }, count: number): DotsPlot {
  const { width, height } = size;
  const room = Math.max(0, width - PLOT_LEFT - RIGHT);
  const step = room / Math.max(1, count);
  const ground = height - UNDER;
  return {
    width,
    height,
    left: PLOT_LEFT,
    right: width - RIGHT,
    top: TOP,
    ground,
    unknownY: ground + 8,
    x: (index) => PLOT_LEFT + (index + 0.5) * step,
    y: (position) => ground - position * (ground - TOP),
    step,
  };
}

/** Index of the release nearest to a place in the picture, px. */
export function dotAt({ left, step }: DotsPlot, x: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor((x - left) / Math.max(1e-9, step))));
}

/** Version names under the picture: the newest always, then at even steps back as far as none touches another. */
export function dotNames(
  points: readonly ReleaseDot[],
  plot: DotsPlot,
  measure: (text: string) => number,
): readonly PlacedText[] {
  const widest = Math.max(1, ...points.map(({ label }) => measure(label)));
  const every = Math.max(1, Math.ceil((widest + 10) / Math.max(1, plot.step)));
  const last = points.length - 1;
  return placeOnLine(
    points.flatMap(({ key, label }, index) =>
      (last - index) % every === 0 ? [{ key, text: label, x: plot.x(index), rank: last - index }] : [],
    ),
    plot.width,
    measure,
  );
}

/** A stretch of releases at one level. */
export interface Level {
  readonly from: number;
  /** Index after the last release of the level. */
  readonly to: number;
  readonly value: number;
}

/** The levels between located steps; none where no step was found. */
export function levelsOf(points: readonly ReleaseDot[], steps: readonly LevelStep[]): readonly Level[] {
  const found = steps
    .map((step) => ({ step, at: points.findIndex(({ key }) => key === step.atKey) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  const [first] = found;
  if (first === undefined) return [];
  return [
    { from: 0, to: first.at, value: first.step.before },
    ...found.map(({ step, at }, index) => ({
      from: at,
      to: found[index + 1]?.at ?? points.length,
      value: step.after,
    })),
  ];
}
