import type { Unit } from '../../engine/domain/unit.ts';
import type { Display } from '../format/display.ts';
import { valueText } from '../format/value.ts';
import { ScrollTable } from '../tables/ScrollTable.tsx';
import { intervalText } from './readDot.ts';
import type { ReleaseDot } from './releaseDot.ts';

interface DotsTableProps {
  readonly caption: string;
  readonly points: readonly ReleaseDot[];
  readonly unit: Unit;
  readonly display: Display;
}

/** The values of a picture by release, newest first. */
export function DotsTable({ caption, points, unit, display }: DotsTableProps) {
  return (
    <ScrollTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">Release</th>
          <th scope="col">Value</th>
          <th scope="col">Interval</th>
          <th scope="col">Sample</th>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map((point) => (
          <tr key={point.key}>
            <th scope="row">{point.label}</th>
            {point.value === null ? (
              <td colSpan={3}>{point.why ?? 'no data'}</td>
            ) : (
              <>
                <td>{valueText(point.value, unit, display)}</td>
                <td>{intervalText(point, unit, display)}</td>
                <td>{point.n}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
