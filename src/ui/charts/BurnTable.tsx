import type { Display } from '../format/display.ts';
import { instant } from '../format/instant.ts';
import { percent } from '../format/percent.ts';
import { quantityText } from '../format/quantity.ts';
import { ScrollTable } from '../tables/ScrollTable.tsx';
import { evenPace } from './burnPlot.ts';
import { leftText } from './readBudget.ts';

interface BurnTableProps {
  readonly caption: string;
  readonly atMs: readonly number[];
  readonly remaining: readonly (number | null)[];
  readonly window: { readonly startMs: number; readonly endMs: number };
  readonly display: Display;
}

/** What was left at the end of each step, newest first. */
export function BurnTable({ caption, atMs, remaining, window, display }: BurnTableProps) {
  const rows = atMs.map((timeMs, index) => ({ timeMs, left: remaining[index] ?? null })).toReversed();
  return (
    <ScrollTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">Until</th>
          <th scope="col">Budget</th>
          <th scope="col">Even pace</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ timeMs, left }) => (
          <tr key={timeMs}>
            <th scope="row">{instant(timeMs, display)}</th>
            <td>{leftText(left, display)}</td>
            <td>{quantityText(percent(Math.max(0, evenPace(window, timeMs)), display))}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
