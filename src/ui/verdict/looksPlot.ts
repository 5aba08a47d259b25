import { decimate } from '../charts/decimate.ts';
import { linePath, type Point } from '../charts/linePath.ts';
import { PLOT_LEFT, PLOT_RIGHT } from '../charts/plot.ts';
import { sinceScale } from '../charts/sinceScale.ts';

/** Place of a moment since release in a chart of this width, px. */
export function sincePixel(postReleaseMs: number, width: number): (sinceMs: number) => number {
  const scale = sinceScale(postReleaseMs);
  const room = Math.max(0, width - PLOT_LEFT - PLOT_RIGHT);
  return (sinceMs) => PLOT_LEFT + scale(sinceMs) * room;
}

interface LooksPath {
  readonly sinceMs: readonly number[];
  readonly values: readonly (number | null)[];
  readonly x: (sinceMs: number) => number;
  readonly y: (value: number) => number;
  readonly width: number;
}

/** A line through the looks, at most two points per four pixels. */
export function looksPath(looks: LooksPath): string {
  return linePath(pointsOf(looks));
}

/** The area between two lines; where either is unknown there is none. */
export function bandPath(upper: LooksPath, lower: Pick<LooksPath, 'values'>): string {
  const { sinceMs, values, x, y } = upper;
  let path = '';
  let back = '';
  for (const [index, moment] of sinceMs.entries()) {
    const high = values[index] ?? null;
    const low = lower.values[index] ?? null;
    if (high === null || low === null) {
      if (back !== '') path += `${back}Z`;
      back = '';
      continue;
    }
    const at = x(moment).toFixed(1);
    path += `${back === '' ? 'M' : 'L'}${at} ${y(high).toFixed(1)}`;
    back = `L${at} ${y(low).toFixed(1)}${back}`;
  }
  return back === '' ? path : `${path}${back}Z`;
}

function pointsOf({ sinceMs, values, x, y, width }: LooksPath): readonly Point[] {
  const places = sinceMs.map(x);
  return decimate(
    places.map((place) => place / Math.max(1, width)),
    values,
    Math.max(40, Math.floor(width / 4)),
  ).map((index) => {
    const value = values[index] ?? null;
    return { x: places[index] ?? 0, y: value === null ? null : y(value) };
  });
}
