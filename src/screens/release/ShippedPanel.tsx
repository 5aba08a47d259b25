import { VendorLink } from '../../ui/controls/VendorLink.tsx';
import { count } from '../../ui/format/count.ts';
import type { Display } from '../../ui/format/display.ts';
import { counted } from '../../ui/format/nouns.ts';
import type { FoundRelease } from './foundRelease.ts';
import { Panel } from '../../ui/panel/Panel.tsx';
import text from '../../ui/styles/text.module.css';
import { shippedSentence } from './shippedText.ts';
import lists from './Lists.module.css';
import styles from './ShippedPanel.module.css';

interface ShippedPanelProps {
  readonly body: FoundRelease;
  readonly display: Display;
}

/** Commits shown before the rest is folded away. */
const FIRST = 6;

/** What went out with this release: commits, the tickets it fixes, the components it touched. */
export function ShippedPanel({ body, display }: ShippedPanelProps) {
  const { commits, commitCount, commitsUnknown, tickets, ticketsUnknown } = body.shipped;
  const more = commits.slice(FIRST);
  const unlisted = (commitCount ?? 0) - commits.length;
  return (
    <Panel id="shipped" title="What shipped">
      <p className={styles.sentence}>{shippedSentence(body, display)}</p>
      <h3 className={lists.class}>Tickets fixed</h3>
      {tickets.length === 0 && ticketsUnknown === null && (
        <p className={text.none}>No incident or defect names it as the release that fixes them.</p>
      )}
      <ul>
        {tickets.map(({ id, key, title, kind, components, url }) => (
          <li key={id} className={styles.row}>
            <VendorLink url={url}>
              <code>{key}</code> {title}
            </VendorLink>
            <span className={lists.quiet}>{[kind, ...components].join(', ')}</span>
          </li>
        ))}
      </ul>
      {ticketsUnknown !== null && <p className={styles.unknown}>{ticketsUnknown}</p>}
      <h3 className={lists.class}>Commits</h3>
      {commitsUnknown !== null && <p className={styles.unknown}>{commitsUnknown}</p>}
      {commitsUnknown === null && commits.length === 0 && (
        <p className={text.none}>Its source says that no commit went into it.</p>
      )}
      <Commits commits={commits.slice(0, FIRST)} display={display} />
      {more.length > 0 && (
        <details className={lists.folded}>
          <summary>{counted(more.length, 'more commit', display)}</summary>
          <Commits commits={more} display={display} />
        </details>
      )}
      {commits.length > 0 && unlisted > 0 && (
        <p className={styles.unknown}>{count(unlisted, display)} further commits are not listed.</p>
      )}
    </Panel>
  );
}

interface CommitsProps {
  readonly commits: FoundRelease['shipped']['commits'];
  readonly display: Display;
}

function Commits({ commits, display }: CommitsProps) {
  return (
    <ul>
      {commits.map(({ sha, title, author, components, fileCount, url }) => (
        <li key={sha} className={styles.row}>
          <VendorLink url={url}>
            <code>{sha.slice(0, 7)}</code> {title}
          </VendorLink>
          <span className={lists.quiet}>
            {[
              author ?? 'author not known',
              ...components,
              ...(fileCount === 0 ? [] : [counted(fileCount, 'file', display)]),
            ].join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
