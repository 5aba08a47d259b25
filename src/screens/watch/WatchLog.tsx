import { useId } from 'react';
import { shortInstant } from '../../ui/format/instant.ts';
import table from '../../ui/tables/table.module.css';
import text from '../../ui/styles/text.module.css';
import { sinceText } from './sinceText.ts';
import { logEntries } from './logEntries.ts';
import type { WatchRecord } from './watchMarkdown.ts';
import styles from './WatchLog.module.css';

/** The watch as a ship's log: what happened, who did what, in the order of time. */
export function WatchLog({ record }: { record: WatchRecord }) {
  const id = useId();
  const { body, display } = record;
  const { startedAtMs } = body.release;
  const entries = logEntries(record);
  return (
    <section aria-labelledby={id} className={styles.log}>
      <h2 id={id}>Log of this watch</h2>
      {entries.length === 0 ? (
        <p className={text.none}>Nothing has been entered yet.</p>
      ) : (
        <table className={`${table.table} ${styles.table}`}>
          <thead>
            <tr>
              <th scope="col">T+</th>
              <th scope="col">Time, {display.timeZone}</th>
              <th scope="col">Entry</th>
              <th scope="col">By</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ atMs, kind, text, detail, by }, index) => (
              <tr key={`${atMs} ${index}`} data-kind={kind}>
                <td className={table.number}>{sinceText(atMs, startedAtMs, display)}</td>
                <td className={table.number}>{shortInstant(atMs, display)}</td>
                <td className={styles.entry}>
                  {text}
                  {detail !== '' && <span className={table.quiet}>{detail}</span>}
                </td>
                <td>{by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
