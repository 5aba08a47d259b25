import type { BandPoint } from './bandPath.ts';
import { decimate } from './decimate.ts';
import type { Point } from './linePath.ts';
import { widthAt, type SinceBand, type SinceLine } from './sinceLine.ts';

/** Where things stand in a picture, px. */
export interface SincePlace {
  readonly x: (sinceMs: number) => number;
  readonly y: (value: number) => number;
  /** Of the plot, px. */
  readonly width: number;
}

/** A pixel column of the decimation is this wide: two points in it are more than the eye parts. */
const COLUMN = 4;
/** So many columns make 600 points; on a 4K wall more would only cost. */
const MOST_COLUMNS = 300;

/** A line's points worth drawing, each line decimated by itself: one index list for all would lose a peak. */
export function linePoints(line: SinceLine, place: SincePlace): readonly Point[] {
  const middles = line.sinceMs.map((sinceMs, index) => sinceMs + widthAt(line, index) / 2);
  const { xs, kept } = thinned(middles, [line.value], place);
  return kept.map((index) => {
    const value = line.value[index] ?? null;
    return { x: xs[index] ?? 0, y: value === null ? null : place.y(value) };
  });
}

/** The band's points worth drawing: the extremes of both of its edges. */
export function bandPoints(band: SinceBand, place: SincePlace): readonly BandPoint[] {
  const { xs, kept } = thinned(band.sinceMs, [band.low, band.high], place);
  const y = (value: number | null | undefined): number | null =>
    typeof value === 'number' ? place.y(value) : null;
  return kept.map((index) => ({ x: xs[index] ?? 0, low: y(band.low[index]), high: y(band.high[index]) }));
}

interface Thinned {
  readonly xs: ArrayLike<number>;
  readonly kept: readonly number[];
}

function thinned(
  sinceMs: readonly number[],
  values: readonly (readonly (number | null)[])[],
  { x, width }: SincePlace,
): Thinned {
  const xs = new Float64Array(sinceMs.length);
  const positions = new Float64Array(sinceMs.length);
  for (let index = 0; index < xs.length; index += 1) {
    xs[index] = x(sinceMs[index] ?? 0);
    positions[index] = ((xs[index] ?? 0) - (xs[0] ?? 0)) / Math.max(1, width);
  }
  const columns = Math.min(MOST_COLUMNS, Math.max(40, Math.floor(width / COLUMN)));
  const [first = [], ...others] = values.map((value) => decimate(positions, value, columns));
  if (others.length === 0) return { xs, kept: first };
  return { xs, kept: [...new Set([...first, ...others.flat()])].toSorted((a, b) => a - b) };
}
