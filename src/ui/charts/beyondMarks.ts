import type { Unit } from '../../engine/domain/unit.ts';
import type { Display } from '../format/display.ts';
import { valueText } from '../format/value.ts';
import { widthAt, type SinceLine } from './sinceLine.ts';
import { shortLabel } from './sincePlot.ts';
import type { ValueAxis } from './valueAxis.ts';

/** A line leaves the axis here: the picture points there and says how far. */
export interface BeyondMark {
  readonly key: string;
  readonly sinceMs: number;
  readonly edge: 'top' | 'bottom';
  /** "2.14.0 to 9.21 %" */
  readonly text: string;
}

/** The farthest point of each line that leaves the axis. */
export function beyondMarks(
  lines: readonly SinceLine[],
  { min, max }: Pick<ValueAxis, 'min' | 'max'>,
  { unit, display }: { readonly unit: Unit; readonly display: Display },
): readonly BeyondMark[] {
  const slack = (max - min) * 1e-9;
  return lines.flatMap((drawn, line) => {
    const { label, sinceMs, value } = drawn;
    let far = 0;
    let at = -1;
    for (let index = 0; index < value.length; index += 1) {
      const current = value[index] ?? null;
      if (current === null) continue;
      const beyond = Math.max(current - max, min - current);
      if (beyond > slack && beyond > far) [far, at] = [beyond, index];
    }
    const extreme = value[at] ?? null;
    if (extreme === null) return [];
    return [
      {
        key: `${line} ${label}`,
        sinceMs: (sinceMs[at] ?? 0) + widthAt(drawn, at) / 2,
        edge: extreme > max ? ('top' as const) : ('bottom' as const),
        text: `${shortLabel(label)} to ${valueText(extreme, unit, display)}`,
      },
    ];
  });
}
