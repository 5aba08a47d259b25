import type { Figure } from '../../engine/answers/figure.ts';
import type { OverviewRow } from '../../engine/answers/overviewBody.ts';
import { definitionOf } from '../../engine/metrics/definitions.ts';
import { count } from '../../ui/format/count.ts';
import type { Display } from '../../ui/format/display.ts';
import { lowerFirst } from '../../ui/format/lowerFirst.ts';
import { valueText } from '../../ui/format/value.ts';

/** KPIs whose sizes can be compared as "times the baseline"; a share near 1 is compared by what is missing to 1. */
const comparable = ['error-rate', 'transaction-success', 'crash-free-sessions', 'latency-p95'];
const nearOne = new Set(['transaction-success', 'crash-free-sessions', 'synthetic-success', 'apdex']);

/** Until there is a verdict: the largest difference, and no word about what it means. */
export function largestDifference({ release, phase, figures }: OverviewRow, display: Display): string {
  const baseline = phase?.baseline?.release.version ?? null;
  if (baseline === null) return phase?.noBaseline ?? 'There is nothing to compare it with yet.';
  const largest = comparable
    .flatMap((kpi) => {
      const figure = figures[kpi];
      const size = figure === undefined ? null : timesApart(figure);
      return figure === undefined || size === null ? [] : [{ figure, size }];
    })
    .toSorted((a, b) => b.size - a.size)[0];
  if (largest === undefined) return `Nothing of ${release.version} can be compared with ${baseline} yet.`;
  const { figure } = largest;
  if (figure.reading.kind !== 'known' || figure.change.kind !== 'known') return '';
  const { value, unit } = figure.reading;
  const label = definitionOf(figure.kpi)?.label ?? figure.kpi;
  const was = valueText(figure.change.baseline.value, unit, display);
  const is = valueText(value, unit, display);
  if (is === was) return `Compared with ${baseline}, no main figure differs visibly.`;
  return `Largest difference from ${baseline}: ${lowerFirst(label)}, ${is} instead of ${was} (n\u00a0=\u00a0${count(figure.reading.sample.count, display)}).`;
}

/** |log(value / baseline)|; null where one of them is unknown or zero, because then no number of times describes it. */
export function timesApart({ kpi, reading, change }: Figure): number | null {
  if (reading.kind !== 'known' || change.kind !== 'known') return null;
  const flip = nearOne.has(kpi);
  const value = flip ? 1 - reading.value : reading.value;
  const baseline = flip ? 1 - change.baseline.value : change.baseline.value;
  return value > 0 && baseline > 0 ? Math.abs(Math.log(value / baseline)) : null;
}
