import type { CSSProperties } from 'react';
import type { Figure } from '../../engine/answers/figure.ts';
import type { WallBody, WallRelease } from '../../engine/answers/wallBody.ts';
import { freshnessOf } from '../../engine/domain/freshness.ts';
import type { Display } from '../../ui/format/display.ts';
import { roughDuration } from '../../ui/format/duration.ts';
import { differenceText, valueText } from '../../ui/format/value.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { unknownWords } from '../../ui/glyphs/unknownWords.ts';
import { verdictWords } from '../../ui/verdict/verdictState.ts';
import { dataAge } from './dataAge.ts';
import { emWidth } from './emWidth.ts';
import { Nothing } from './Nothing.tsx';
import { StateGlyph } from './StateGlyph.tsx';
import { stateNow } from './stateNow.ts';
import styles from './Overview.module.css';

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
  const widest = (text: (row: WallRelease) => number): number => Math.max(...rows.map(text));
  const fit: CSSProperties & Readonly<Record<`--${string}`, string>> = {
    '--verdict': (widest((row) => emWidth(verdictWord(row, nowMs))) + 1.2).toFixed(2),
    '--release': widest(
      ({ release }) => emWidth(release.serviceLabel) + 0.62 * release.version.length + 0.3,
    ).toFixed(2),
    // Two numbers, or the words of one that is unknown.
    '--figures': rows.every(({ errorRate, transactionSuccess }) =>
      [errorRate, transactionSuccess].every(({ reading }) => reading.kind === 'known'),
    )
      ? '10'
      : '15',
  };
  return (
    <div className={styles.board} style={fit}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Verdict</th>
            <th scope="col">Release</th>
            <th scope="col">Errors</th>
            <th scope="col">Success</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.release.id} {...{ row, nowMs, display }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function verdictWord({ verdict }: WallRelease, nowMs: number): string {
  const state = stateNow(verdict, nowMs);
  return state === null ? 'Awaited' : verdictWords[state];
}

interface RowProps {
  readonly row: WallRelease;
  readonly nowMs: number;
  readonly display: Display;
}

function Row({ row, nowMs, display }: RowProps) {
  const { release } = row;
  const state = stateNow(row.verdict, nowMs);
  return (
    <tr>
      <td className={styles.state} data-state={state ?? 'awaited'}>
        <span>
          <StateGlyph state={state} />
          {verdictWord(row, nowMs)}
        </span>
      </td>
      <th scope="row">
        {release.serviceLabel} <span className={styles.mono}>{release.version}</span>
        <small>
          {release.startedAtMs === null
            ? 'not seen deployed'
            : `out for ${roughDuration(Math.max(0, nowMs - release.startedAtMs), display)}`}
          {release.rolledBackAtMs !== null && ', taken back'}
        </small>
      </th>
      <Cell label="errors" figure={row.errorRate} {...{ nowMs, display }} />
      <Cell label="success" figure={row.transactionSuccess} {...{ nowMs, display }} />
    </tr>
  );
}

interface CellProps {
  /** Said in the cell where a narrow display has no head. */
  readonly label: string;
  readonly figure: Figure;
  readonly nowMs: number;
  readonly display: Display;
}

/** A figure, and below it its age where it is old, else how it differs from its baseline. */
function Cell({ label, figure: { reading, change }, nowMs, display }: CellProps) {
  if (reading.kind === 'unknown') {
    return (
      <td className={styles.unknown} data-label={label}>
        <span>
          <UnknownGlyph reason={reading.reason} />
          {unknownWords[reading.reason]}
        </span>
      </td>
    );
  }
  const old = freshnessOf(reading.inputs, nowMs);
  return (
    <td data-label={label} data-age={old.state}>
      <span className={styles.value}>{valueText(reading.value, reading.unit, display)}</span>
      {old.state !== 'fresh' ? (
        <small>
          <UnknownGlyph reason="stale" /> {dataAge(old.ageMs, display)}
        </small>
      ) : (
        change.kind === 'known' && <small>{differenceText(change.difference, reading.unit, display)}</small>
      )}
    </td>
  );
}
