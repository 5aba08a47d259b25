import { useMemo } from 'react';
import { setPreferences, usePreferences } from '../../selection/preferences.ts';
import { useShortcut } from '../../selection/useShortcut.ts';
import { courseCharts } from '../../ui/charts/courseCharts.ts';
import type { SinceChartData } from '../../ui/charts/sinceChart.ts';
import { SinceCharts } from '../../ui/charts/SinceCharts.tsx';
import type { Display } from '../../ui/format/display.ts';
import { Panel } from '../../ui/panel/Panel.tsx';
import type { Compared } from './compareTypes.ts';
import { ratioText } from '../../ui/charts/ratioText.ts';

const HOUR_MS = 3_600_000;

/** Both releases over the same T+ ruler: b in ink, a in grey. */
export function CompareCharts({ body, display }: { body: Compared; display: Display }) {
  const tables = usePreferences((preferences) => preferences.tables);
  useShortcut('t', () => setPreferences({ tables: !tables }));
  const charts = useMemo(() => chartsOf(body, display), [body, display]);
  return (
    <Panel
      title="Over time since release"
      aside={`${body.b.version} in ink, ${body.a.version} in grey; early hours stretched`}
    >
      <SinceCharts
        {...{ charts, display, tables }}
        postReleaseMs={rulerMs(body)}
        {...(body.endedBy.kind === 'age' ? { nowSinceMs: body.lengthMs } : {})}
        onTables={(open) => setPreferences({ tables: open })}
      />
    </Panel>
  );
}

/** A young release's few minutes would be lost on a ruler of three days: it ends at the next of the usual checkpoints. */
function rulerMs({ lengthMs, postReleaseMs }: Compared): number {
  return Math.min(
    postReleaseMs,
    [4, 24].map((hours) => hours * HOUR_MS).find((end) => lengthMs <= end) ?? Infinity,
  );
}

/** Each with its ratio, where there is one. */
function chartsOf(body: Compared, display: Display): readonly SinceChartData[] {
  return courseCharts(body, 'these releases', display).map((chart) => {
    const ratio = body.figures.find((row) => row.id === chart.id)?.ratio ?? null;
    return ratio === null ? chart : { ...chart, aside: ratioText(ratio, display) };
  });
}
