import { PLOT_BOTTOM, PLOT_LEFT, PLOT_RIGHT, PLOT_TOP } from './plot.ts';
import type { SinceLine, SinceMark } from './sinceLine.ts';
import { sinceScale } from './sinceScale.ts';
import type { SincePlace } from './sincePoints.ts';
import type { ValueAxis } from './valueAxis.ts';

/** Edges of a plot in its picture, px. */
export interface PlotBox {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line of text for marks, px. */
const STRIP = 18;
/** From this width on the ends of lines have a margin of their own for their labels, px. */
const WIDE = 560;
const WIDEST_LABEL = 96;
const MOST_LABELLED = 4;
const LONGEST = 14;

/** Which marks are named above the plot, and which under it. */
export function isAbove({ kind }: SinceMark): boolean {
  return kind === 'deployment' || kind === 'rollback' || kind === 'excluded';
}

/** The picture of one chart: the plot keeps the height asked for, strips for marks come on top of it. */
export function plotBox(
  marks: readonly SinceMark[],
  size: { readonly width: number; readonly height: number; readonly right: number },
): PlotBox {
  const above = marks.some(isAbove) ? STRIP : 0;
  const under = marks.some((mark) => !isAbove(mark)) ? STRIP : 0;
  return {
    width: size.width,
    height: size.height + above + under,
    left: PLOT_LEFT,
    right: size.right,
    top: PLOT_TOP + above,
    bottom: PLOT_BOTTOM + under,
  };
}

export function placeIn(
  box: PlotBox,
  axis: Pick<ValueAxis, 'min' | 'max'>,
  postReleaseMs: number,
): SincePlace {
  const scale = sinceScale(postReleaseMs);
  const width = Math.max(0, box.width - box.left - box.right);
  const height = box.height - box.top - box.bottom;
  return {
    x: (sinceMs) => box.left + scale(sinceMs) * width,
    y: (value) => box.top + ((axis.max - value) / (axis.max - axis.min)) * height,
    width,
  };
}

/** A version in a picture; its whole name stands in the sentence and in the table. */
export function shortLabel(label: string): string {
  return label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label;
}

/**
 * Lines that are named at their ends: all up to four where the ends have a margin. Else the thin ones are named together
 * above the picture: over the lines of a narrow one their names could not be read.
 */
export function labelled(lines: readonly SinceLine[], width: number): readonly SinceLine[] {
  if (width >= WIDE && lines.length <= MOST_LABELLED) return lines;
  return lines.length <= 2 ? lines : lines.filter(({ role }) => role !== 'earlier');
}

/** Margin right of charts that share a ruler, px. */
export function rightMargin(
  labels: readonly string[],
  width: number,
  measure: (text: string) => number,
): number {
  if (width < WIDE) return PLOT_RIGHT;
  const widest = Math.max(0, ...labels.map((label) => measure(shortLabel(label))));
  return widest === 0 ? PLOT_RIGHT : Math.min(WIDEST_LABEL, widest + 12);
}
