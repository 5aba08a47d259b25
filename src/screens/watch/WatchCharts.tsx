import { useId, useMemo } from 'react';
import { freshnessOf } from '../../engine/domain/freshness.ts';
import { setPreferences, usePreferences } from '../../selection/preferences.ts';
import { useShortcut } from '../../selection/useShortcut.ts';
import { ageState } from '../../ui/charts/ageState.ts';
import type { SinceChartData } from '../../ui/charts/sinceChart.ts';
import { SinceCharts } from '../../ui/charts/SinceCharts.tsx';
import type { Display } from '../../ui/format/display.ts';
import { ChartAside } from './ChartAside.tsx';
import { sinceChartOf } from './sinceChartOf.ts';
import type { WatchChart, WatchedRelease } from './watchTypes.ts';
import styles from './WatchCharts.module.css';

interface WatchChartsProps {
  readonly body: WatchedRelease;
  readonly awaiting: boolean;
  readonly nowMs: number;
  readonly display: Display;
}

/** The figures over one T+ ruler: this release in ink, those before it thin, and the band in which they moved. */
export function WatchCharts({ body, awaiting, nowMs, display }: WatchChartsProps) {
  const id = useId();
  const tables = usePreferences((preferences) => preferences.tables);
  useShortcut('t', () => setPreferences({ tables: !tables }));
  const { charts, release, postReleaseMs, checkpointsMs } = body;
  const { startedAtMs } = release;
  const drawn = useMemo(
    () =>
      charts.map((chart) =>
        sinceChartOf(chart, {
          body,
          aside: <ChartAside chart={chart} body={body} display={display} />,
          display,
          awaiting,
        }),
      ),
    [charts, body, display, awaiting],
  ).map((chart, index) => aged(chart, charts[index], { nowMs, display }));
  if (charts.length === 0) {
    return <p className={styles.none}>No figure of this release is known over time yet.</p>;
  }
  return (
    <section aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>Over time since release</h2>
        <p className={styles.note}>early hours stretched</p>
      </header>
      <SinceCharts
        charts={drawn}
        postReleaseMs={postReleaseMs}
        checkpointsMs={checkpointsMs}
        {...(startedAtMs === null ? {} : { nowSinceMs: nowMs - startedAtMs })}
        display={display}
        tables={tables}
        onTables={(open) => setPreferences({ tables: open })}
        height={150}
      />
    </section>
  );
}

/** A chart is as new as the figure that is made of the same data. */
function aged(
  drawn: SinceChartData,
  chart: WatchChart | undefined,
  { nowMs, display }: Pick<WatchChartsProps, 'nowMs' | 'display'>,
): SinceChartData {
  const old = ageState(freshnessOf(chart?.figure.reading.inputs ?? [], nowMs), display);
  const said = drawn.state.kind === 'ready' || drawn.state.kind === 'partial';
  return old === null || !said ? drawn : { ...drawn, state: old };
}
