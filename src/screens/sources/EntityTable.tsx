import type { EntityHealth } from '../../engine/answers/sourcesBody.ts';
import { ageAgo } from '../../ui/format/age.ts';
import { count } from '../../ui/format/count.ts';
import type { Display } from '../../ui/format/display.ts';
import { duration } from '../../ui/format/duration.ts';
import { entityWords } from '../../ui/format/entityWords.ts';
import { instant } from '../../ui/format/instant.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import table from '../../ui/tables/table.module.css';
import styles from './SourceBlock.module.css';

interface EntityTableProps {
  readonly entities: readonly EntityHealth[];
  readonly nowMs: number;
  readonly display: Display;
}

/** What was asked of a source, a row per kind of thing; faults stand under their row. */
export function EntityTable({ entities, nowMs, display }: EntityTableProps) {
  if (entities.length === 0) return <p className={styles.none}>Nothing has been asked of it yet.</p>;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${styles.entities}`}>
        <thead>
          <tr>
            <th scope="col">Asked for</th>
            <th scope="col">Last answer</th>
            <th scope="col">Newest datum</th>
            <th scope="col">Records</th>
            <th scope="col">Remarks</th>
          </tr>
        </thead>
        <tbody>
          {entities.map((entity) => (
            <tr key={entity.entity}>
              <th scope="row">{entityWords(entity.entity)}</th>
              <td data-label="Last answer">
                {entity.lastSuccessAtMs === null ? (
                  'never'
                ) : (
                  <span title={instant(entity.lastSuccessAtMs, display)}>
                    {ageAgo(nowMs - entity.lastSuccessAtMs, display)}
                  </span>
                )}
              </td>
              <td data-label="Newest datum">
                {entity.lagMs === null ? '–' : `${duration(Math.max(0, entity.lagMs), display)} back`}
              </td>
              <td data-label="Records">{entity.records === null ? '–' : count(entity.records, display)}</td>
              <td data-label="Remarks">
                <Remarks entity={entity} nowMs={nowMs} display={display} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Remarks({ entity, nowMs, display }: { entity: EntityHealth; nowMs: number; display: Display }) {
  const { error, rejected, incompleteness, notices } = entity;
  if (error === null && rejected.length + incompleteness.length + notices.length === 0) {
    return (
      <span className={styles.quiet}>{entity.lastSuccessAtMs === null ? 'no answer yet' : 'complete'}</span>
    );
  }
  return (
    <ul className={styles.remarks}>
      {error !== null && (
        <li className={styles.error}>
          <UnknownGlyph reason="source-failed" />
          <span>
            {error.sentence} <span className={styles.hint}>{error.hint}</span>{' '}
            <span className={styles.quiet}>{ageAgo(nowMs - error.atMs, display)}</span>
          </span>
        </li>
      )}
      {rejected.map(({ count: records, reason, example }) => (
        <li key={reason}>
          {count(records, display)} {records === 1 ? 'record' : 'records'} left out: {reason}, for example{' '}
          <code>{example}</code>
        </li>
      ))}
      {[...incompleteness, ...notices].map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
