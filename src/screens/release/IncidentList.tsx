import { VendorLink } from '../../ui/controls/VendorLink.tsx';
import type { Display } from '../../ui/format/display.ts';
import { duration } from '../../ui/format/duration.ts';
import { instant } from '../../ui/format/instant.ts';
import { attributionText } from './attributionText.ts';
import type { FoundRelease } from './foundRelease.ts';
import styles from './Lists.module.css';

interface IncidentListProps {
  readonly rows: FoundRelease['incidents'];
  readonly display: Display;
}

/** Incidents with their lengths, and how they were tied to this release. */
export function IncidentList({ rows, display }: IncidentListProps) {
  return (
    <ul>
      {rows.map(({ incident, attribution, restoreMs, open, reopened }) => (
        <li key={incident.id} className={styles.item}>
          <p className={styles.strong}>
            <VendorLink url={incident.url}>
              <code>{incident.key}</code> {incident.title}
            </VendorLink>
          </p>
          <p>
            {open ? <strong className={styles.open}>open</strong> : 'restored'}{' '}
            {restoreMs === null
              ? ', times unusable'
              : `${open ? 'for' : 'after'} ${duration(restoreMs, display)}`}
            {incident.severityText !== null && `, ${incident.severityText}`}
            {reopened !== null &&
              reopened > 0 &&
              `, reopened ${reopened === 1 ? 'once' : `${reopened} times`}`}
          </p>
          <p className={styles.quiet}>
            began {instant(incident.startedAtMs, display)}; {attributionText(attribution)}; “
            {incident.statusText}”
          </p>
        </li>
      ))}
    </ul>
  );
}
