import type { Display } from '../../ui/format/display.ts';
import table from '../../ui/tables/table.module.css';
import type { FoundRelease } from './foundRelease.ts';
import { Panel } from '../../ui/panel/Panel.tsx';
import { ReleaseFigure } from './ReleaseFigure.tsx';
import styles from './Lists.module.css';

interface JourneyTableProps {
  readonly body: FoundRelease;
  readonly nowMs: number;
  readonly display: Display;
}

/** Success of each journey, by real attempts and by synthetic checks. */
export function JourneyTable({ body, nowMs, display }: JourneyTableProps) {
  if (body.journeys.length === 0) return null;
  const figure = { body, nowMs, display, size: 'cell' } as const;
  return (
    <Panel id="journeys" title="Journeys">
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Journey</th>
              <th scope="col">Transaction success</th>
              <th scope="col">Synthetic checks</th>
            </tr>
          </thead>
          <tbody>
            {body.journeys.map((journey) => (
              <tr key={journey.id}>
                <th scope="row">
                  <span className={styles.strong}>{journey.label}</span>
                  {journey.critical && <span className={styles.critical}>critical</span>}
                </th>
                <td>
                  <ReleaseFigure {...figure} figure={journey.success} />
                </td>
                <td>
                  <ReleaseFigure {...figure} figure={journey.checks} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
