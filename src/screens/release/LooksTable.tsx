import { setPreferences, usePreferences } from '../../selection/preferences.ts';
import type { Display } from '../../ui/format/display.ts';
import { sinceRelease } from '../../ui/format/duration.ts';
import { evidenceText } from '../../ui/format/evidenceText.ts';
import { timesText } from '../../ui/format/timesText.ts';
import table from '../../ui/tables/table.module.css';
import type { EvidenceLine } from '../../ui/verdict/evidenceLine.ts';
import styles from './Evidence.module.css';

interface LooksTableProps {
  readonly line: EvidenceLine;
  readonly label: string;
  readonly display: Display;
}

/** Every look as a row, for reading, searching and copying; opens and closes with the page's other tables. */
export function LooksTable({ line, label, display }: LooksTableProps) {
  const tables = usePreferences((preferences) => preferences.tables);
  const caption = `${label}: ratio and evidence at each look`;
  const ratio = (value: number | null): string => (value === null ? 'none yet' : timesText(value, display));
  return (
    <details
      className={styles.data}
      open={tables}
      onToggle={({ currentTarget }) => setPreferences({ tables: currentTarget.open })}
    >
      <summary>
        Show data <kbd>t</kbd>
      </summary>
      {tables && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls and holds nothing that takes the focus
        <div className={styles.frame} tabIndex={0} role="region" aria-label={caption}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">Since release</th>
                <th scope="col">Times the baseline</th>
                <th scope="col">At least</th>
                <th scope="col">At most</th>
                <th scope="col">Evidence of harm</th>
              </tr>
            </thead>
            <tbody>
              {line.sinceMs.map((sinceMs, index) => (
                <tr key={sinceMs}>
                  <th scope="row">{sinceRelease(sinceMs, display)}</th>
                  <td>{ratio(line.estimate[index] ?? null)}</td>
                  <td>{ratio(line.low[index] ?? null)}</td>
                  <td>{ratio(line.high[index] ?? null)}</td>
                  <td>{evidenceText(line.logE[index] ?? 0, display)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
