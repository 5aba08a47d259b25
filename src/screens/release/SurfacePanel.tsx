import { VendorLink } from '../../ui/controls/VendorLink.tsx';
import type { Display } from '../../ui/format/display.ts';
import { day } from '../../ui/format/instant.ts';
import table from '../../ui/tables/table.module.css';
import type { FoundRelease } from './foundRelease.ts';
import { Panel } from '../../ui/panel/Panel.tsx';
import { historyText, surfaceSentence, touchedText } from './surfaceText.ts';
import { useGlossaryLink } from './useGlossaryLink.ts';
import styles from './SurfacePanel.module.css';

interface SurfacePanelProps {
  readonly body: FoundRelease;
  readonly nowMs: number;
  readonly display: Display;
}

/** Where this release could hurt: what it touched, beside how often just that has failed before. */
export function SurfacePanel({ body, nowMs, display }: SurfacePanelProps) {
  const glossary = useGlossaryLink();
  const { surface } = body;
  return (
    <Panel
      id="surface"
      title="Regression surface"
      aside={<a href={glossary('regression-surface')}>What is this?</a>}
    >
      {surface.unknown !== null ? (
        <p className={styles.note}>{surface.unknown}</p>
      ) : (
        <>
          <p className={styles.sentence}>{surfaceSentence(surface, nowMs, display)}</p>
          <div className={table.scroll}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">Touched</th>
                  <th scope="col">Failed before</th>
                  <th scope="col">Releases that failed after touching it</th>
                </tr>
              </thead>
              <tbody>
                {surface.rows.map((row) => (
                  <tr key={row.component}>
                    <th scope="row">
                      <span className={styles.component}>{row.component}</span>
                      <span className={table.quiet}>{touchedText(row, display)}</span>
                    </th>
                    <td>
                      {row.failuresBefore === 0 ? 'never' : row.failuresBefore}
                      {row.newestFailure !== null && (
                        <span className={table.quiet}>
                          newest {day(row.newestFailure.atMs, display)}:{' '}
                          <VendorLink url={row.newestFailure.url}>{row.newestFailure.title}</VendorLink>
                        </span>
                      )}
                    </td>
                    <td>{historyText(row)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {surface.caveats.map((caveat) => (
        <p key={caveat} className={styles.caveat}>
          {caveat}
        </p>
      ))}
    </Panel>
  );
}
