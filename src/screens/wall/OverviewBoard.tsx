import type { WallBody, WallRelease } from '../../engine/answers/wallBody.ts';
import type { Figure } from '../../engine/answers/figure.ts';
import type { Display } from '../../ui/format/display.ts';
import { roughDuration } from '../../ui/format/duration.ts';
import { valueText } from '../../ui/format/value.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { unknownWords } from '../../ui/glyphs/unknownWords.ts';
import { verdictWords, type VerdictState } from '../../ui/verdict/verdictState.ts';
import { stateNow } from './stateNow.ts';
import { Nothing } from './Nothing.tsx';
import { StateGlyph } from './StateGlyph.tsx';
import styles from './Rows.module.css';

const MOST_ROWS = 5;

interface OverviewBoardProps {
  readonly body: WallBody;
  readonly nowMs: number;
  readonly display: Display;
}

/** What serves now, then the newest of the others: five releases with two figures each. */
export function OverviewBoard({ body, nowMs, display }: OverviewBoardProps) {
  const { releases } = body;
  if (releases.length === 0)
    return <Nothing reason="no-data" title="No releases" sentence="No source has told of a release yet." />;
  const rows = [
    ...releases.filter(({ release }) => release.current),
    ...releases.filter(({ release }) => !release.current),
  ].slice(0, MOST_ROWS);
  return (
    <table className={styles.table} data-of="releases">
      <thead>
        <tr>
          <th scope="col">Verdict</th>
          <th scope="col">Release</th>
          <th scope="col">Out</th>
          <th scope="col">Errors</th>
          <th scope="col">Success</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.release.id} state={stateNow(row.verdict, nowMs)} {...{ row, nowMs, display }} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: WallRelease;
  readonly state: VerdictState | null;
  readonly nowMs: number;
  readonly display: Display;
}

function Row({ row, state, nowMs, display }: RowProps) {
  const { release } = row;
  return (
    <tr>
      <td className={styles.state} data-state={state ?? 'awaited'}>
        <span>
          <StateGlyph state={state} />
          {state === null ? 'Awaited' : verdictWords[state]}
        </span>
      </td>
      <th scope="row">
        {release.serviceLabel} <span className={styles.mono}>{release.version}</span>
      </th>
      <td>
        {release.startedAtMs === null
          ? '–'
          : roughDuration(Math.max(0, nowMs - release.startedAtMs), display)}
      </td>
      <Cell label="errors" figure={row.errorRate} display={display} />
      <Cell label="success" figure={row.transactionSuccess} display={display} />
    </tr>
  );
}

interface CellProps {
  /** Said in the cell where a narrow display has no head. */
  readonly label: string;
  readonly figure: Figure;
  readonly display: Display;
}

function Cell({ label, figure: { reading }, display }: CellProps) {
  if (reading.kind === 'known')
    return <td data-label={label}>{valueText(reading.value, reading.unit, display)}</td>;
  return (
    <td className={styles.unknown} data-label={label}>
      <span>
        <UnknownGlyph reason={reading.reason} />
        {unknownWords[reading.reason]}
      </span>
    </td>
  );
}
