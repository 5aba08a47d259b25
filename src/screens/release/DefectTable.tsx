import { VendorLink } from '../../ui/controls/VendorLink.tsx';
import { ageAgo } from '../../ui/format/age.ts';
import type { Display } from '../../ui/format/display.ts';
import { attributionText } from './attributionText.ts';
import type { FoundRelease } from './foundRelease.ts';
import { Panel } from '../../ui/panel/Panel.tsx';
import text from '../../ui/styles/text.module.css';
import styles from './Lists.module.css';

interface DefectTableProps {
  readonly body: FoundRelease;
  readonly nowMs: number;
  readonly display: Display;
}

/** Tickets about wrong behaviour in this release, open ones first. */
export function DefectTable({ body, nowMs, display }: DefectTableProps) {
  const isOpen = ({ defect }: FoundRelease['defects'][number]): boolean => defect.state !== 'done';
  const rows = body.defects.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
  return (
    <Panel id="defects" title="Defects">
      {rows.length === 0 && <p className={text.none}>{noDefects(body)}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.defect.id} className={styles.item}>
            <p className={styles.strong}>
              <VendorLink url={row.defect.url}>
                <code>{row.defect.key}</code> {row.defect.title}
              </VendorLink>
            </p>
            <p>
              {isOpen(row) ? <strong className={styles.open}>open</strong> : 'resolved'}
              {row.escaped && ', found in production'}
              {row.defect.regressionRule !== null && `, regression (${row.defect.regressionRule})`}
              {row.reopened !== null &&
                row.reopened > 0 &&
                `, reopened ${row.reopened === 1 ? 'once' : `${row.reopened} times`}`}
            </p>
            <p className={styles.quiet}>
              reported {ageAgo(nowMs - row.defect.createdAtMs, display)}; {attributionText(row.attribution)};
              “{row.defect.statusText}”{row.reopened === null && '; history not known'}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** No defect is only good news where every tracker that may hold one has answered. */
function noDefects({ figures }: FoundRelease): string {
  const reading = figures.find(({ kpi }) => kpi === 'open-defects')?.reading;
  return reading?.kind === 'unknown' ? reading.detail : 'No defect was tied to this release.';
}
