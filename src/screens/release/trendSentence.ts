import type { SinceLine } from '../../engine/answers/figure.ts';
import { bucketAt } from '../../ui/charts/sinceLine.ts';
import { count } from '../../ui/format/count.ts';
import type { Display } from '../../ui/format/display.ts';
import { duration, sinceRelease } from '../../ui/format/duration.ts';
import { percent } from '../../ui/format/percent.ts';
import { quantityText } from '../../ui/format/quantity.ts';

/** The chart in one sentence per line: its extreme and its latest value, with the moments. */
export function trendSentence(
  title: string,
  lines: readonly SinceLine[],
  extreme: 'highest' | 'lowest',
  display: Display,
): string {
  const parts = lines.flatMap((line) => {
    const at = extremeIndex(line, extreme);
    if (at === null) return [`${line.label}: no data`];
    const { bucketMs } = line;
    const latest = line.value.findLastIndex((value) => value !== null);
    return [
      `${line.label}${line.role === 'baseline' ? ' (baseline)' : ''}: ${extreme} ${duration(bucketMs, display)} ` +
        `${text(line, at, display)} at ${sinceRelease(line.sinceMs[at] ?? 0, display)}, ` +
        `latest ${text(line, latest, display)}`,
    ];
  });
  return `${title}. ${parts.join('. ')}.`;
}

/** What each line says at one moment: "T+ 4 h: 2.14.0 0.44 % (4 of 912), 2.13.1 0.31 %". */
export function readAt(
  title: string | null,
  lines: readonly SinceLine[],
  sinceMs: number,
  display: Display,
): string {
  const parts = lines.map((line) => {
    const index = bucketAt(line.sinceMs, sinceMs);
    const numerator = line.numerator[index] ?? null;
    const denominator = line.denominator[index] ?? null;
    const sums =
      line.role === 'judged' && numerator !== null && denominator !== null
        ? ` (${count(numerator, display)} of ${count(denominator, display)})`
        : '';
    return `${line.label} ${text(line, index, display)}${sums}`;
  });
  return `${title === null ? '' : `${title} at `}${sinceRelease(sinceMs, display)}: ${parts.join(', ')}`;
}

function text(line: SinceLine, index: number, display: Display): string {
  const value = line.value[index] ?? null;
  return value === null ? 'no data' : quantityText(percent(value, display));
}

function extremeIndex({ value }: SinceLine, extreme: 'highest' | 'lowest'): number | null {
  let found: number | null = null;
  for (const [index, current] of value.entries()) {
    const best = found === null ? null : (value[found] ?? null);
    if (current === null) continue;
    if (best === null || (extreme === 'highest' ? current > best : current < best)) found = index;
  }
  return found;
}
