import { useRef, useState } from 'react';
import type { OverviewBody } from '../../engine/answers/overviewBody.ts';
import { useShortcut } from '../../selection/useShortcut.ts';
import type { Display } from '../../ui/format/display.ts';
import { ReleaseRow } from './ReleaseRow.tsx';
import { leftService } from './leftService.ts';
import { moveInTable } from './moveInTable.ts';
import { useArrows } from './useArrows.ts';
import styles from './ReleaseTable.module.css';

const NEWEST = 12;

interface ReleaseTableProps {
  readonly body: OverviewBody;
  readonly nowMs: number;
  readonly display: Display;
}

/** One row per release. Arrows move between rows and figures, Enter opens. */
export function ReleaseTable({ body, nowMs, display }: ReleaseTableProps) {
  const [all, setAll] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const rows = all ? body.rows : body.rows.slice(0, NEWEST);
  useArrows(table);
  useShortcut(']', () => moveInTable(table.current, { rows: -1, columns: 0 }));
  useShortcut('[', () => moveInTable(table.current, { rows: 1, columns: 0 }));
  return (
    <>
      <table className={styles.table} ref={table}>
        <caption className={styles.caption}>Releases, newest deployment first</caption>
        <thead>
          <tr>
            <th scope="col">Verdict</th>
            <th scope="col">Release</th>
            <th scope="col">Since</th>
            <th scope="col">Adoption</th>
            <th scope="col">
              Error rate
              <span className={styles.scale}>from 0; baseline dashed</span>
            </th>
            <th scope="col">Transaction success</th>
            <th scope="col">Crash-free sessions</th>
            <th scope="col">Latency p95</th>
            <th scope="col">Error groups</th>
            <th scope="col">Incidents, time to restore</th>
            <th scope="col">Open defects</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ReleaseRow
              key={row.release.id}
              row={row}
              left={leftService(row, body.rows)}
              postReleaseMs={body.postReleaseMs}
              nowMs={nowMs}
              display={display}
            />
          ))}
        </tbody>
      </table>
      {body.rows.length > NEWEST && (
        <button type="button" className={styles.all} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show the newest ${NEWEST}` : `Show all ${body.rows.length} releases`}
        </button>
      )}
    </>
  );
}
