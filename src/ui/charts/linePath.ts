export interface Point {
  readonly x: number;
  /** null lifts the pen. */
  readonly y: number | null;
}

/** SVG path data; gaps stay gaps, and a lone point between two gaps becomes a short dash so that it is seen. */
export function linePath(points: readonly Point[]): string {
  let path = '';
  for (const [index, { x, y }] of points.entries()) {
    if (y === null) continue;
    const joined = (points[index - 1]?.y ?? null) !== null;
    path += `${joined ? 'L' : 'M'}${round(x)} ${round(y)}`;
    if (!joined && (points[index + 1]?.y ?? null) === null) path += 'h1';
  }
  return path;
}

/** A tenth of a pixel is below what anybody sees, and keeps the DOM small. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
