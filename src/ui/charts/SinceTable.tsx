import type { Display } from '../format/display.ts';
import { sinceRelease } from '../format/duration.ts';
import { valueText } from '../format/value.ts';
import { ScrollTable } from '../tables/ScrollTable.tsx';
import { sumsText } from './readSince.ts';
import { unitOf, type SinceChartData } from './sinceChart.ts';
import { bucketAt, type SinceLine } from './sinceLine.ts';

interface SinceTableProps {
  readonly caption: string;
  /** First line = the judged release: its buckets are the rows. */
  readonly chart: Pick<SinceChartData, 'lines' | 'band' | 'axis' | 'unit'>;
  readonly display: Display;
}

/** The chart's numbers as a table, for reading, searching and copying. */
export function SinceTable({ caption, chart, display }: SinceTableProps) {
  const { lines, band } = chart;
  const [judged] = lines;
  if (judged === undefined) return null;
  const say = (value: number | null | undefined): string =>
    typeof value === 'number' ? valueText(value, unitOf(chart), display) : 'no data';
  const cell = (line: SinceLine, sinceMs: number): string => {
    const index = bucketAt(line.sinceMs, sinceMs);
    const value = line.value[index] ?? null;
    return value === null ? 'no data' : say(value) + sumsText(line, index, display);
  };
  return (
    <ScrollTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">Since release</th>
          {lines.map((line) => (
            <th key={line.label} scope="col">
              {line.label} {line.role === 'baseline' && '(baseline)'}
            </th>
          ))}
          {band !== null && <th scope="col">Band</th>}
        </tr>
      </thead>
      <tbody>
        {judged.sinceMs.map((sinceMs) => {
          const at = band === null ? -1 : bucketAt(band.sinceMs, sinceMs);
          return (
            <tr key={sinceMs}>
              <th scope="row">{sinceRelease(sinceMs, display)}</th>
              {lines.map((line) => (
                <td key={line.label}>{cell(line, sinceMs)}</td>
              ))}
              {band !== null && (
                <td>
                  {(band.low[at] ?? null) === null
                    ? 'no data'
                    : `${say(band.low[at])} to ${say(band.high[at])}`}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}
