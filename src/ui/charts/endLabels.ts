import { spreadLabels } from './spreadLabels.ts';
import { labelled, shortLabel, type PlotBox } from './sincePlot.ts';
import { widthAt, type SinceLine } from './sinceLine.ts';
import type { SincePlace } from './sincePoints.ts';

export interface EndLabel {
  readonly key: string;
  readonly text: string;
  readonly role: SinceLine['role'];
  /** Where the line ends. */
  readonly endX: number;
  readonly endY: number;
  /** Left edge and middle of the text. */
  readonly x: number;
  readonly y: number;
}

/** A line of small text, px. */
const LINE = 16;
const GAP = 7;

/** Names at the ends of lines: right of the end where there is room, else over it; never one on another. */
export function endLabels(
  lines: readonly SinceLine[],
  { place, box }: { readonly place: SincePlace; readonly box: PlotBox },
  measure: (text: string) => number,
): readonly EndLabel[] {
  const wanted = labelled(lines, box.width).flatMap((line, index) => {
    const at = line.value.findLastIndex((value) => value !== null);
    const value = line.value[at] ?? null;
    if (value === null) return [];
    const endX = place.x((line.sinceMs[at] ?? 0) + widthAt(line, at) / 2);
    const endY = place.y(value);
    const text = shortLabel(line.label);
    const wide = measure(text);
    const hasRoom = endX + GAP + wide <= box.width;
    const left = hasRoom ? endX + GAP : box.width - wide;
    const y = hasRoom ? endY : endY - LINE * 0.75;
    return [{ key: `${index}`, text, role: line.role, endX, endY, left, right: left + wide, y }];
  });
  const spread = spreadLabels(wanted, {
    top: box.top - 6,
    bottom: box.height - box.bottom + 6,
    lineHeight: LINE,
  });
  return wanted.map(({ key, text, role, endX, endY, left, y }) => ({
    key,
    text,
    role,
    endX,
    endY,
    x: left,
    y: spread.get(key) ?? y,
  }));
}
