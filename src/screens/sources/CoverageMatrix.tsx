import type { CoverageCell, SourcesBody } from '../../engine/answers/sourcesBody.ts';
import { definitionOf } from '../../engine/metrics/definitions.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { tightCount } from '../../ui/format/count.ts';
import type { Display } from '../../ui/format/display.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { unknownWords } from '../../ui/glyphs/unknownWords.ts';
import text from '../../ui/styles/text.module.css';
import styles from './CoverageMatrix.module.css';

interface CoverageMatrixProps {
  readonly coverage: SourcesBody['coverage'];
  readonly display: Display;
}

const reasons = Object.keys(unknownWords) as (keyof typeof unknownWords)[];

/** Which figure of which release is known, on how much; each unknown one opens its receipt, which says why. */
export function CoverageMatrix({ coverage: { releases, rows }, display }: CoverageMatrixProps) {
  const { href, openReceipt } = useAddress();
  if (releases.length === 0 || rows.length === 0) return null;
  return (
    <section className={styles.coverage} aria-labelledby="coverage">
      <h2 id="coverage">What is known of each release</h2>
      <p className={styles.lead}>
        Numbers are sample sizes. An unknown figure shows why by its mark; press it for the whole reason.
      </p>
      <ul className={styles.legend}>
        {reasons.map((reason) => (
          <li key={reason}>
            <UnknownGlyph reason={reason} /> {unknownWords[reason]}
          </li>
        ))}
      </ul>
      <div className={styles.frame} role="region" aria-label="Coverage of figures by release">
        <table className={styles.matrix}>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                Figure
              </th>
              {releases.map((release) => (
                <th key={release.id} scope="col">
                  <a href={href({ screen: 'release', releaseId: release.id })}>
                    <span className={styles.service}>{release.serviceLabel}</span>{' '}
                    <code>{release.version}</code>
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const label = definitionOf(row.kpi)?.label ?? row.kpi;
              return (
                <tr key={row.kpi}>
                  <th scope="row">{label}</th>
                  {row.cells.map((cell, index) => {
                    const release = releases[index];
                    if (release === undefined) return null;
                    return (
                      <td key={release.id}>
                        <button
                          type="button"
                          className={styles.cell}
                          aria-haspopup="dialog"
                          title={cell.kind === 'unknown' ? cell.detail : undefined}
                          onClick={() => openReceipt({ releaseId: release.id, kpi: row.kpi, journey: null })}
                        >
                          <span className={text.spoken}>
                            {label} of {release.serviceLabel} {release.version}:{' '}
                          </span>
                          <CellContent cell={cell} display={display} />
                        </button>
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function CellContent({ cell, display }: { cell: CoverageCell; display: Display }) {
  if (cell.kind === 'known') return <>{tightCount(cell.sample, display)}</>;
  return (
    <>
      <UnknownGlyph reason={cell.reason} />
      <span className={text.spoken}>{unknownWords[cell.reason]}</span>
    </>
  );
}
