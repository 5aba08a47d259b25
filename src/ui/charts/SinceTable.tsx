import { count } from '../format/count.ts';
import type { Display } from '../format/display.ts';
import { sinceRelease } from '../format/duration.ts';
import { percent } from '../format/percent.ts';
import { quantityText } from '../format/quantity.ts';
import table from '../tables/table.module.css';
import { bucketAt, type SinceLine } from './sinceLine.ts';
import styles from './SinceTable.module.css';

interface SinceTableProps {
  readonly caption: string;
  /** First line = the judged release: its buckets are the rows. */
  readonly lines: readonly SinceLine[];
  readonly display: Display;
}

/** The chart's numbers as a table, for reading, searching and copying. */
export function SinceTable({ caption, lines, display }: SinceTableProps) {
  const [judged] = lines;
  if (judged === undefined) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls and holds nothing that takes the focus
    <div className={styles.frame} tabIndex={0} role="region" aria-label={caption}>
      <table className={table.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Since release</th>
            {lines.map((line) => (
              <th key={line.label} scope="col">
                {line.label} {line.role === 'baseline' && '(baseline)'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {judged.sinceMs.map((sinceMs) => (
            <tr key={sinceMs}>
              <th scope="row">{sinceRelease(sinceMs, display)}</th>
              {lines.map((line) => (
                <td key={line.label}>{cell(line, sinceMs, display)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cell(line: SinceLine, sinceMs: number, display: Display): string {
  const index = bucketAt(line.sinceMs, sinceMs);
  const value = line.value[index] ?? null;
  if (value === null) return 'no data';
  const numerator = line.numerator[index] ?? null;
  const denominator = line.denominator[index] ?? null;
  const sums =
    numerator === null || denominator === null
      ? ''
      : ` (${count(numerator, display)} of ${count(denominator, display)})`;
  return quantityText(percent(value, display)) + sums;
}
