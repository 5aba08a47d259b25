import { VendorLink } from '../../ui/controls/VendorLink.tsx';
import type { Display } from '../../ui/format/display.ts';
import { duration } from '../../ui/format/duration.ts';
import { instant } from '../../ui/format/instant.ts';
import { attributionText } from './attributionText.ts';
import type { FoundRelease } from './foundRelease.ts';
import { Panel } from './Panel.tsx';
import styles from './Lists.module.css';

interface IncidentTableProps {
  readonly body: FoundRelease;
  readonly nowMs: number;
  readonly display: Display;
}

/** Incidents tied to this release, and how they were tied to it. */
export function IncidentTable({ body, display }: IncidentTableProps) {
  return (
    <Panel title="Incidents">
      {body.incidents.length === 0 && <p className={styles.none}>No incident was tied to this release.</p>}
      <ul>
        {body.incidents.map(({ incident, attribution, restoreMs, open, reopened }) => (
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
    </Panel>
  );
}
