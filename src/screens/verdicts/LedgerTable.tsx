import type { VerdictRow } from '../../engine/answers/verdictsBody.ts';
import { useNow } from '../../host/useNow.ts';
import { markVerdict, usePeopleSay } from '../../selection/peopleSay.ts';
import type { Display } from '../../ui/format/display.ts';
import text from '../../ui/styles/text.module.css';
import table from '../../ui/tables/table.module.css';
import { withdrawn } from '../../ui/verdict/withdrawn.ts';
import { LedgerRow } from './LedgerRow.tsx';
import styles from './LedgerTable.module.css';

interface LedgerTableProps {
  readonly rows: readonly VerdictRow[];
  readonly display: Display;
}

/** Newest first: what was said, when, what came of it, and what people say to it. */
export function LedgerTable({ rows, display }: LedgerTableProps) {
  const nowMs = useNow(10_000);
  const marks = usePeopleSay((people) => people.marks);
  return (
    <table className={`${table.table} ${styles.table}`}>
      <caption className={text.spoken}>Verdicts of the past and what became of the releases</caption>
      <thead>
        <tr>
          <th scope="col">Release</th>
          <th scope="col">Verdict</th>
          <th scope="col">Decided</th>
          <th scope="col">What became of it</th>
          <th scope="col">So it was</th>
          <th scope="col">Your word</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <LedgerRow
            key={row.release.id}
            row={standing(row, nowMs, display)}
            said={marks.find(({ releaseId }) => releaseId === row.release.id)?.right ?? null}
            onSay={(right) => markVerdict(row.release.id, right, nowMs)}
            display={display}
          />
        ))}
      </tbody>
    </table>
  );
}

/** A verdict whose data are too old by now is taken back; when it was decided stays a fact of the past. */
function standing(row: VerdictRow, nowMs: number, display: Display): VerdictRow {
  const withdrawal = withdrawn(row.verdict, nowMs, display);
  if (withdrawal === null) return row;
  const { state, reason } = withdrawal;
  return { ...row, verdict: { ...row.verdict, state, reason } };
}
