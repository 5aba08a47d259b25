import type { TrendChart, TrendsBody } from '../../engine/answers/trendsBody.ts';
import { freshnessOf } from '../../engine/domain/freshness.ts';
import { setPreferences, usePreferences } from '../../selection/preferences.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { ageState } from '../../ui/charts/ageState.ts';
import { ReleaseDots } from '../../ui/charts/ReleaseDots.tsx';
import type { Display } from '../../ui/format/display.ts';
import { chartSentence } from './chartSentence.ts';
import { levelSteps, releaseDots } from './releaseDots.ts';
import { trendAxis, trendNote, trendState, trendUnit } from './trendPicture.ts';

interface TrendFigureProps {
  readonly body: TrendsBody;
  readonly chart: TrendChart;
  readonly nowMs: number;
  readonly display: Display;
}

/** One KPI along the releases; everything it says comes with the answer, whatever KPI it is. */
export function TrendFigure({ body, chart, nowMs, display }: TrendFigureProps) {
  const { go } = useAddress();
  const state = trendState(chart);
  // Older releases' figures are final: the newest one's tell how old the picture is.
  const now = freshnessOf(chart.points.at(-1)?.reading.inputs ?? [], nowMs);
  const tables = usePreferences((preferences) => preferences.tables);
  return (
    <ReleaseDots
      title={chart.label}
      of={trendUnit(chart)}
      unit={chart.unit}
      axis={trendAxis(chart)}
      along={chart.along}
      points={releaseDots(body, chart, display)}
      steps={levelSteps(chart)}
      note={trendNote(chart)}
      sentence={chartSentence(body, chart, display)}
      state={state.kind === 'ready' ? (ageState(now, display) ?? state) : state}
      // Of things that are counted whole the axis shows at least one, also where there are none.
      {...(chart.unit === 'count' ? { shared: { low: 0, high: 1 } } : {})}
      display={display}
      tables={tables}
      onTables={(open) => setPreferences({ tables: open })}
      onOpen={(releaseId) => go({ screen: 'release', releaseId })}
    />
  );
}
