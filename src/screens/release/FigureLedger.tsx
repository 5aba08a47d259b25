import { useShortcuts } from '../../selection/useShortcut.ts';
import type { Display } from '../../ui/format/display.ts';
import { counted } from '../../ui/format/nouns.ts';
import text from '../../ui/styles/text.module.css';
import { figureGroups } from './figureGroups.ts';
import type { FoundRelease } from './foundRelease.ts';
import { leftService } from './leftService.ts';
import { ReleaseFigure } from './ReleaseFigure.tsx';
import styles from './FigureLedger.module.css';

interface FigureLedgerProps {
  readonly body: FoundRelease;
  readonly nowMs: number;
  readonly display: Display;
}

/** KPIs that the keys 1 to 4 lead to. */
const KEYED = [
  ['1', 'error-rate'],
  ['2', 'transaction-success'],
  ['3', 'latency-p95'],
  ['4', 'crash-free-sessions'],
] as const;

/** All figures over all journeys, a line of the ledger per subject. */
export function FigureLedger({ body, nowMs, display }: FigureLedgerProps) {
  useShortcuts(Object.fromEntries(KEYED.map(([key, kpi]) => [key, () => focusFigure(kpi)])));
  const left = leftService(body);
  return (
    <section className={styles.ledger} id="figures" aria-label="Figures">
      {figureGroups(body.figures).map(({ title, figures, folded }) => {
        const list = (
          <ul className={styles.figures}>
            {figures.map((figure) => (
              <li key={figure.kpi} id={figureId(figure.kpi)}>
                <ReleaseFigure body={body} figure={figure} size="panel" nowMs={nowMs} display={display} />
                {figure.kpi === 'adoption' && left !== null && <p className={text.quiet}>{left}</p>}
              </li>
            ))}
          </ul>
        );
        return folded ? (
          <details key={title} className={styles.folded}>
            <summary>{counted(figures.length, 'more figure', display)} that tell more along releases</summary>
            {list}
          </details>
        ) : (
          <div key={title} className={styles.group}>
            <h2 className={styles.title}>{title}</h2>
            {list}
          </div>
        );
      })}
    </section>
  );
}

function figureId(kpi: string): string {
  return `figure-${kpi}`;
}

function focusFigure(kpi: string): void {
  document.querySelector<HTMLElement>(`#${figureId(kpi)} button`)?.focus();
}
