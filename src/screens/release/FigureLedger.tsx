import type { Display } from '../../ui/format/display.ts';
import { figureGroups } from './figureGroups.ts';
import type { FoundRelease } from './foundRelease.ts';
import { ReleaseFigure } from './ReleaseFigure.tsx';
import styles from './FigureLedger.module.css';

interface FigureLedgerProps {
  readonly body: FoundRelease;
  readonly nowMs: number;
  readonly display: Display;
}

/** All figures over all journeys, a line of the ledger per subject. */
export function FigureLedger({ body, nowMs, display }: FigureLedgerProps) {
  return (
    <section className={styles.ledger} aria-label="Figures">
      {figureGroups(body.figures).map(({ title, figures }) => (
        <div key={title} className={styles.group}>
          <h2 className={styles.title}>{title}</h2>
          <ul className={styles.figures}>
            {figures.map((figure) => (
              <li key={figure.kpi}>
                <ReleaseFigure body={body} figure={figure} size="panel" nowMs={nowMs} display={display} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
