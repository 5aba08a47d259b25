import { count } from '../format/count.ts';
import type { Display } from '../format/display.ts';
import { sinceRelease } from '../format/duration.ts';
import { valueText } from '../format/value.ts';
import { unitOf, type SinceChartData } from './sinceChart.ts';
import { bucketAt, widthAt, type SinceBand, type SinceLine } from './sinceLine.ts';

type Read = Pick<SinceChartData, 'axis' | 'unit' | 'lines' | 'band'> &
  Partial<Pick<SinceChartData, 'marks'>> & { readonly display: Display };

/** What each line says at one moment: "2.14.0 0.44 % (4 of 912), 2.13.1 0.31 %, band 0.28 % to 0.35 %". */
export function readSince(chart: Read, sinceMs: number): string {
  const parts = chart.lines.map((line) => {
    const index = bucketAt(line.sinceMs, sinceMs);
    // Past its last bucket a line that is still growing says nothing; its last value would be a guess.
    const over = sinceMs - (line.sinceMs[index] ?? 0) >= widthAt(line, index);
    const value = over ? null : (line.value[index] ?? null);
    if (value === null) return `${line.label} no data`;
    const sums = line.role === 'judged' ? sumsText(line, index, chart.display) : '';
    return `${line.label} ${valueText(value, unitOf(chart), chart.display)}${sums}`;
  });
  const band = chart.band === null ? [] : bandPart(chart.band, sinceMs, chart);
  const marks = marksAt(chart, sinceMs);
  return [...parts, ...band].join(', ') + (marks.length === 0 ? '' : `; marked: ${marks.join(', ')}`);
}

/** The same with its moment in front, as it is spoken: "T+ 4 h: Error rate 2.14.0 0.44 %; Success ..." */
export function spokenSince(
  charts: readonly (Pick<SinceChartData, 'title'> & Omit<Read, 'display'>)[],
  sinceMs: number,
  display: Display,
): string {
  const parts = charts.map((chart) => `${chart.title} ${readSince({ ...chart, display }, sinceMs)}`);
  return `${sinceRelease(sinceMs, display)}: ${parts.join('; ')}`;
}

/** " (4 of 912)"; of a quantile, which has no numerator, " (n 912)"; '' where nothing is known. */
export function sumsText(line: SinceLine, index: number, display: Display): string {
  const numerator = line.numerator[index] ?? null;
  const denominator = line.denominator[index] ?? null;
  if (denominator === null) return '';
  if (numerator === null) return ` (n ${count(denominator, display)})`;
  return ` (${count(numerator, display)} of ${count(denominator, display)})`;
}

/** What is marked in the bucket that is read. */
function marksAt({ lines, marks = [] }: Read, sinceMs: number): readonly string[] {
  const [judged] = lines;
  const end = sinceMs + (judged === undefined ? 0 : widthAt(judged, bucketAt(judged.sinceMs, sinceMs)));
  return marks
    .filter((mark) => mark.sinceMs < end && (mark.untilMs ?? mark.sinceMs) >= sinceMs)
    .map(({ label }) => label);
}

function bandPart(band: SinceBand, sinceMs: number, chart: Read): readonly string[] {
  const index = bucketAt(band.sinceMs, sinceMs);
  const [low, high] = [band.low[index] ?? null, band.high[index] ?? null];
  if (low === null || high === null) return [];
  const say = (value: number): string => valueText(value, unitOf(chart), chart.display);
  return [`band ${say(low)} to ${say(high)}`];
}
