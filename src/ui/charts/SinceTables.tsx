import type { Display } from '../format/display.ts';
import { sinceRelease } from '../format/duration.ts';
import type { SinceChartData } from './sinceChart.ts';
import { SinceTable } from './SinceTable.tsx';
import styles from './SinceTables.module.css';

/** The numbers of several charts, and what is marked in them. */
export function SinceTables({ charts, display }: { charts: readonly SinceChartData[]; display: Display }) {
  return (
    <div className={styles.tables}>
      {charts.map((chart) => (
        <div key={chart.id}>
          <h4>{chart.title}</h4>
          <SinceTable caption={`${chart.title} over time since release`} chart={chart} display={display} />
          {chart.marks.length > 0 && (
            <ul className={styles.marks}>
              {chart.marks.map(({ label, sinceMs, untilMs }) => (
                <li key={`${sinceMs} ${label}`}>
                  {label}: {sinceRelease(Math.max(0, sinceMs), display)}
                  {untilMs !== null && ` to ${sinceRelease(Math.max(0, untilMs), display)}`}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </div>
  );
}
