import type { Display } from '../format/display.ts';
import { duration, sinceRelease } from '../format/duration.ts';
import { valueText } from '../format/value.ts';
import { unitOf, type SinceChartData } from './sinceChart.ts';
import { widthAt, type SinceLine } from './sinceLine.ts';

type Told = Pick<SinceChartData, 'title' | 'axis' | 'unit' | 'lines'> & { readonly display: Display };

/**
 * A chart in words: of the judged line and its baseline the worst value and the latest, with the moments; of the thin
 * lines together the worst. Worst is the lowest where high is good, else the highest.
 */
export function sinceSentence(chart: Told): string {
  const extreme = chart.axis === 'near-one' ? 'lowest' : 'highest';
  const unit = unitOf(chart);
  const say = (value: number): string => valueText(value, unit, chart.display);
  const parts = chart.lines
    .filter(({ role }) => role !== 'earlier')
    .map((line) => {
      const name = `${line.label}${line.role === 'baseline' ? ' (baseline)' : ''}`;
      const at = extremeIndex(line.value, extreme);
      const latest = line.value.findLast((value) => value !== null) ?? null;
      if (at === null || latest === null) return `${name}: no data`;
      const worst = `${extreme} ${duration(widthAt(line, at), chart.display)} ${say(line.value[at] ?? latest)}`;
      return `${name}: ${worst} at ${sinceRelease(line.sinceMs[at] ?? 0, chart.display)}, latest ${say(latest)}`;
    });
  return `${chart.title}. ${[...parts, ...earlierPart(chart.lines, extreme, say)].join('. ')}.`;
}

function earlierPart(
  lines: readonly SinceLine[],
  extreme: 'highest' | 'lowest',
  say: (value: number) => string,
): readonly string[] {
  const earlier = lines.filter(({ role }) => role === 'earlier');
  const known = earlier.flatMap(({ value }) => value.filter((one) => one !== null));
  const at = extremeIndex(known, extreme);
  const names = earlier.map(({ label }) => label).join(', ');
  if (names === '') return [];
  return [`Before it, ${names}: ${at === null ? 'no data' : `${extreme} ${say(known[at] ?? 0)}`}`];
}

function extremeIndex(value: readonly (number | null)[], extreme: 'highest' | 'lowest'): number | null {
  let found: number | null = null;
  for (const [index, current] of value.entries()) {
    const best = found === null ? null : (value[found] ?? null);
    if (current === null) continue;
    if (best === null || (extreme === 'highest' ? current > best : current < best)) found = index;
  }
  return found;
}
