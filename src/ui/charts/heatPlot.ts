import type { HeatRow } from './heatRow.ts';
import { sinceScale } from './sinceScale.ts';

/** Height of a row, its gap included, px. */
export const HEAT_ROW = 22;
const RULER = 44;
const GLYPH = 20;
const WIDEST = 120;

/** Measures of a heat strip, px. */
export interface HeatPlot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** Bottom of the last row: the ruler hangs there. */
  readonly ground: number;
  readonly x: (sinceMs: number) => number;
  readonly rowTop: (row: number) => number;
  readonly columnEdges: (column: number) => { readonly left: number; readonly right: number };
  /** Row and column at a place in the picture, the nearest one outside of it. */
  readonly cellAt: (x: number, y: number) => { readonly row: number; readonly column: number };
}

/** Rows of versions over the T+ ruler: the columns are as wide as the ruler makes their hours. */
export function heatPlot(
  asked: { readonly width: number; readonly rows: readonly HeatRow[]; readonly edgesMs: readonly number[] },
  measure: (text: string) => number,
): HeatPlot {
  const { width, rows, edgesMs } = asked;
  const names = width === 0 ? 0 : Math.max(0, ...rows.map(({ label }) => measure(label)));
  const left = Math.min(WIDEST, names + GLYPH + 8, Math.max(0, width * 0.45));
  const right = Math.max(left, width - 10);
  const scale = sinceScale(edgesMs.at(-1) ?? 0);
  const x = (sinceMs: number): number => left + scale(sinceMs) * (right - left);
  const ground = rows.length * HEAT_ROW;
  return {
    width,
    height: ground + RULER,
    left,
    right,
    ground,
    x,
    rowTop: (row) => row * HEAT_ROW + 1,
    columnEdges: (column) => ({ left: x(edgesMs[column] ?? 0), right: x(edgesMs[column + 1] ?? 0) - 1 }),
    cellAt: (atX, atY) => {
      const column = edgesMs.findLastIndex((edge) => x(edge) <= atX);
      return {
        row: Math.max(0, Math.min(rows.length - 1, Math.floor(atY / HEAT_ROW))),
        column: Math.max(0, Math.min(edgesMs.length - 2, column)),
      };
    },
  };
}
