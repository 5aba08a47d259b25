import type { SourcesBody } from '../../engine/answers/sourcesBody.ts';
import { VendorLink } from '../../ui/controls/VendorLink.tsx';
import { counted } from '../../ui/format/nouns.ts';
import type { Display } from '../../ui/format/display.ts';
import text from '../../ui/styles/text.module.css';
import styles from './Leftovers.module.css';

/** Names and tickets that no release was found for: counted and shown, never dropped. */
export function Leftovers({
  body: { unmatched, unattributed, attributed },
  display,
}: {
  body: SourcesBody;
  display: Display;
}) {
  return (
    <div className={styles.columns}>
      <section aria-labelledby="unmatched">
        <h2 id="unmatched" className={styles.title}>
          Names without a release
        </h2>
        {unmatched.length === 0 && (
          <p className={text.none}>Every name that the sources told belongs to a release.</p>
        )}
        <ul>
          {unmatched.map(({ sourceId, name, detail }) => (
            <li key={`${sourceId} ${name}`} className={styles.item}>
              <p>
                <code>{name}</code> <span className={styles.quiet}>from {sourceId}</span>
              </p>
              <p className={styles.quiet}>{detail}</p>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="unattributed">
        <h2 id="unattributed" className={styles.title}>
          Tickets without a release
        </h2>
        <p className={styles.quiet}>
          Tied to a release: {counted(attributed.incidents, 'incident', display)},{' '}
          {counted(attributed.defects, 'defect', display)}.
        </p>
        {unattributed.length === 0 && <p className={text.none}>No ticket of this period is left over.</p>}
        <ul>
          {unattributed.map((ticket) => (
            <li key={ticket.id} className={styles.item}>
              <p>
                <VendorLink url={ticket.url}>{ticket.title}</VendorLink>{' '}
                <span className={styles.quiet}>{ticket.kind}</span>
              </p>
              <p className={styles.quiet}>{ticket.why}</p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
