import { setPreferences, usePreferences } from '../../selection/preferences.ts';
import { ShowData } from '../../ui/charts/ShowData.tsx';
import type { Display } from '../../ui/format/display.ts';
import { sinceRelease } from '../../ui/format/duration.ts';
import { evidenceText } from '../../ui/format/evidenceText.ts';
import { timesText } from '../../ui/format/timesText.ts';
import { ScrollTable } from '../../ui/tables/ScrollTable.tsx';
import type { EvidenceLine } from '../../ui/verdict/evidenceLine.ts';

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
    <ShowData open={tables} onToggle={(open) => setPreferences({ tables: open })} shortcut="t">
      {() => (
        <ScrollTable caption={caption}>
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
        </ScrollTable>
      )}
    </ShowData>
  );
}
