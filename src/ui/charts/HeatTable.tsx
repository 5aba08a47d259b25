import type { Unit } from '../../engine/domain/unit.ts';
import type { Display } from '../format/display.ts';
import { ScrollTable } from '../tables/ScrollTable.tsx';
import type { HeatRow } from './heatRow.ts';
import { cellText, stretchText } from './heatText.ts';

interface HeatTableProps {
  readonly title: string;
  readonly unit: Unit;
  readonly counted: string;
  readonly edgesMs: readonly number[];
  readonly rows: readonly HeatRow[];
  readonly display: Display;
}

/** The cells of a heat strip as a table. */
export function HeatTable({ title, unit, counted, edgesMs, rows, display }: HeatTableProps) {
  const caption = `${title}, by release and time since release`;
  return (
    <ScrollTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">Release</th>
          {edgesMs.slice(1).map((edge, column) => (
            <th key={edge} scope="col">
              {stretchText(edgesMs, column, display)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, value, denominator }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            {edgesMs.slice(1).map((edge, column) => (
              <td key={edge}>
                {cellText(
                  {
                    value: value[column] ?? null,
                    denominator: denominator[column] ?? null,
                    unit,
                    counted,
                  },
                  display,
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
