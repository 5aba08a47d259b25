import type { Display } from '../../ui/format/display.ts';
import type { Compared, CompareRow } from './compareTypes.ts';
import { ReadingCell } from './ReadingCell.tsx';
import text from '../../ui/styles/text.module.css';
import styles from './OtherFigures.module.css';

interface OtherFiguresProps {
  readonly body: Compared;
  readonly rows: readonly CompareRow[];
  readonly nowMs: number;
  readonly display: Display;
}

/** Figures that count no failures: both values side by side, and why nothing is divided. */
export function OtherFigures({ body, rows, nowMs, display }: OtherFiguresProps) {
  const reasons = Map.groupBy(rows, ({ noRatio }) => noRatio ?? '');
  return (
    <table className={styles.table}>
      <caption className={text.spoken}>Figures without a ratio</caption>
      <thead>
        <tr>
          <th scope="col">KPI</th>
          <th scope="col">{body.a.version}</th>
          <th scope="col">{body.b.version}</th>
        </tr>
      </thead>
      {[...reasons].map(([reason, group]) => (
        <tbody key={reason}>
          {group.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              <td>
                <ReadingCell {...{ body, row, nowMs, display }} of="a" />
              </td>
              <td>
                <ReadingCell {...{ body, row, nowMs, display }} of="b" />
              </td>
            </tr>
          ))}
          {group.some(isTold) && (
            <tr>
              <td colSpan={3} className={styles.why}>
                {reason}
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  );
}

/** Why a missing figure is missing stands elsewhere; here it would only be said twice. */
function isTold({ a, b, noRatio }: CompareRow): boolean {
  return noRatio !== null && a.kind === 'known' && b.kind === 'known';
}
