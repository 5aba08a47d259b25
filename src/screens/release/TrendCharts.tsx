import { useMemo } from 'react';
import { freshnessOf } from '../../engine/domain/freshness.ts';
import { setPreferences, usePreferences } from '../../selection/preferences.ts';
import { useShortcut } from '../../selection/useShortcut.ts';
import { ageState } from '../../ui/charts/ageState.ts';
import { courseCharts } from '../../ui/charts/courseCharts.ts';
import type { SinceChartData } from '../../ui/charts/sinceChart.ts';
import { SinceCharts } from '../../ui/charts/SinceCharts.tsx';
import type { Display } from '../../ui/format/display.ts';
import type { FoundRelease } from './foundRelease.ts';
import { Panel } from '../../ui/panel/Panel.tsx';

interface TrendChartsProps {
  readonly body: FoundRelease;
  readonly nowMs: number;
  readonly display: Display;
}

/** Error rate and success over the T+ ruler, judged release in ink, baseline in grey, read together at one moment. */
export function TrendCharts({ body, nowMs, display }: TrendChartsProps) {
  const tables = usePreferences((preferences) => preferences.tables);
  useShortcut('t', () => setPreferences({ tables: !tables }));
  const drawn = useMemo(() => courseCharts(body, 'this release', display), [body, display]);
  const charts = drawn.map((chart) => aged(chart, body, { nowMs, display }));
  return (
    <Panel title="Over time since release" aside="hours after release, early hours stretched">
      <SinceCharts
        {...{ charts, display, tables }}
        postReleaseMs={body.postReleaseMs}
        onTables={(open) => setPreferences({ tables: open })}
      />
    </Panel>
  );
}

/** A chart is as new as the figure that is made of the same data, and awaited with it. */
function aged(
  chart: SinceChartData,
  { figures }: FoundRelease,
  { nowMs, display }: Pick<TrendChartsProps, 'nowMs' | 'display'>,
): SinceChartData {
  const reading = figures.find((one) => one.kpi === chart.id)?.reading;
  // Nothing has been told yet, which is another thing than that nothing is told.
  const awaited = reading?.kind === 'unknown' && reading.reason === 'awaited';
  if (chart.state.kind === 'empty' && awaited) return { ...chart, state: { kind: 'loading' } };
  const inputs = reading?.inputs ?? [];
  const old = ageState(freshnessOf(inputs, nowMs), display);
  return old === null || chart.state.kind !== 'ready' ? chart : { ...chart, state: old };
}
