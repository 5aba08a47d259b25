import type { Display } from '../../ui/format/display.ts';
import { PanelBoundary } from '../../ui/states/PanelBoundary.tsx';
import { CompareCharts } from './CompareCharts.tsx';
import { CompareForest } from './CompareForest.tsx';
import { Panel } from '../../ui/panel/Panel.tsx';
import type { Compared } from './compareTypes.ts';
import { EndpointsPanel } from './EndpointsPanel.tsx';
import { GroupsPanel } from './GroupsPanel.tsx';
import { MethodNote } from './MethodNote.tsx';
import { MissingSources } from './MissingSources.tsx';
import { MixPanel } from './MixPanel.tsx';
import { OtherFigures } from './OtherFigures.tsx';
import { partTitle } from './partTitle.ts';
import styles from './CompareView.module.css';

interface CompareViewProps {
  readonly body: Compared;
  readonly nowMs: number;
  readonly display: Display;
}

/** The comparison itself: figures first, then where they come from. */
export function CompareView({ body, nowMs, display }: CompareViewProps) {
  const shared = { body, nowMs, display };
  const { figures, journeys, strata, mix } = body;
  const divided = figures.filter(({ counted }) => counted !== null);
  const others = figures.filter(({ counted }) => counted === null);
  return (
    <>
      <MissingSources rows={figures} />
      <div className={styles.first}>
        <Panel title="All figures" aside="how many times as often it goes wrong">
          <PanelBoundary name="The figures" attempt={body}>
            <CompareForest {...shared} caption="All figures" rowHead="KPI" rows={divided} kpis />
          </PanelBoundary>
          <MethodNote {...{ body, display }} />
        </Panel>
        <PanelBoundary name="The charts" attempt={body}>
          <CompareCharts {...{ body, display }} />
        </PanelBoundary>
      </div>
      <div className={styles.columns}>
        {journeys.length > 0 && (
          <Panel title="By journey" aside="failed attempts">
            <CompareForest {...shared} caption="By journey" rowHead="Journey" rows={journeys} />
          </Panel>
        )}
        {strata.length > 0 && (
          <Panel title={partTitle(mix)} aside="failed requests">
            <CompareForest {...shared} caption={partTitle(mix)} rowHead="Group" rows={strata} />
          </Panel>
        )}
      </div>
      <PanelBoundary name="The mix of traffic" attempt={body}>
        <MixPanel {...{ body, display }} />
      </PanelBoundary>
      <PanelBoundary name="The error groups" attempt={body}>
        <GroupsPanel {...{ body, display }} />
      </PanelBoundary>
      <EndpointsPanel {...shared} />
      <Panel title="Side by side" aside="figures that count no failures, and so have no ratio">
        <OtherFigures {...shared} rows={others} />
      </Panel>
    </>
  );
}
