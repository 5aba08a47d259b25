import { CLOCKS_INTRO } from '../../engine/metrics/glossary.ts';
import table from '../../ui/tables/table.module.css';
import type { Glossary } from './filterGlossary.ts';
import styles from './ClockTable.module.css';
import entries from './Entries.module.css';

interface ClockTableProps {
  readonly clocks: Glossary['clocks'];
  readonly searching: boolean;
}

/** The ways in which a recovery can be timed, ours first. */
export function ClockTable({ clocks, searching }: ClockTableProps) {
  if (clocks.length === 0) return null;
  return (
    <section className={entries.section} id="clocks" aria-labelledby="clocks-title">
      <h2 id="clocks-title">Clocks of recovery</h2>
      {!searching && (
        <div className={styles.intro}>
          {CLOCKS_INTRO.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      )}
      <table className={`${table.table} ${styles.clocks}`}>
        <thead>
          <tr>
            <th scope="col">Clock</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Told as</th>
          </tr>
        </thead>
        <tbody>
          {clocks.map(({ id, name, from, to, summary, usedFor }) => (
            <tr key={id} id={id} className={styles.clock}>
              <th scope="row">
                <strong>{name}</strong>
                {usedFor !== null && <span className={styles.used}>used by Holdfast: {usedFor}</span>}
              </th>
              <td data-label="From">{from}</td>
              <td data-label="To">{to}</td>
              <td data-label="Told as">{summary}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
