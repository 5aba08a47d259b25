import type { ReactNode } from 'react';
import type { SinceChartData } from '../../ui/charts/sinceChart.ts';
import type { SinceMark } from '../../ui/charts/sinceLine.ts';
import type { Display } from '../../ui/format/display.ts';
import { sinceRelease } from '../../ui/format/duration.ts';
import { chartSentence } from './chartSentence.ts';
import { chartState } from './chartState.ts';
import type { WatchChart, WatchedRelease } from './watchTypes.ts';

interface ChartSurroundings {
  readonly body: WatchedRelease;
  readonly aside: ReactNode;
  readonly display: Display;
  /** Answers are still on their way. */
  readonly awaiting: boolean;
}

/** An answer's chart as the chart family draws it. */
export function sinceChartOf(
  chart: WatchChart,
  { body, aside, display, awaiting }: ChartSurroundings,
): SinceChartData {
  const { id, label, unit, axis, lines, band, judged, figure } = chart;
  const of =
    unit === 'duration'
      ? 'ms'
      : figure.reading.kind === 'known'
        ? `% of ${figure.reading.sample.of}`
        : unit === 'ratio'
          ? '%'
          : '';
  return {
    id,
    title: label,
    of,
    axis,
    unit,
    lines,
    band,
    marks: marksOf(chart, body, display),
    aside,
    ...(judged === null ? {} : { verdict: judged.state }),
    sentence: chartSentence(chart, body.phase?.baseline?.release.version ?? null, display),
    state: chartState(chart, awaiting),
  };
}

function marksOf(
  { onsetSinceMs }: WatchChart,
  { release }: WatchedRelease,
  display: Display,
): readonly SinceMark[] {
  const marks: SinceMark[] = [];
  if (onsetSinceMs !== null)
    marks.push({
      sinceMs: onsetSinceMs,
      untilMs: null,
      kind: 'onset',
      label: `likely onset ${sinceRelease(onsetSinceMs, display)}`,
    });
  if (release.rolledBackAtMs !== null && release.startedAtMs !== null)
    marks.push({
      sinceMs: release.rolledBackAtMs - release.startedAtMs,
      untilMs: null,
      kind: 'rollback',
      label: 'taken back',
    });
  return marks;
}
