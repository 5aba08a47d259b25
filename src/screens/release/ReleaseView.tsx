import type { Answer } from '../../engine/answers/question.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { useShortcut } from '../../selection/useShortcut.ts';
import type { Display } from '../../ui/format/display.ts';
import { AwaitedLine } from '../../ui/states/AwaitedLine.tsx';
import { PanelBoundary } from '../../ui/states/PanelBoundary.tsx';
import { navigate } from 'wouter/use-browser-location';
import { useAnchor } from '../../ui/measure/useAnchor.ts';
import { BudgetPanel } from './BudgetPanel.tsx';
import { CallsPanel } from './CallsPanel.tsx';
import { DefectTable } from './DefectTable.tsx';
import { ErrorGroups } from './ErrorGroups.tsx';
import { EvidencePanel } from './EvidencePanel.tsx';
import { FigureLedger } from './FigureLedger.tsx';
import type { FoundRelease } from './foundRelease.ts';
import { IncidentPanel } from './IncidentPanel.tsx';
import { JourneyTable } from './JourneyTable.tsx';
import { Origins } from './Origins.tsx';
import { PartsNav } from './PartsNav.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';
import { ReleaseHeader } from './ReleaseHeader.tsx';
import { ShippedPanel } from './ShippedPanel.tsx';
import { SurfacePanel } from './SurfacePanel.tsx';
import { TrendCharts } from './TrendCharts.tsx';
import styles from './ReleaseView.module.css';

interface ReleaseViewProps {
  readonly body: FoundRelease;
  readonly awaited: Answer['awaited'];
  readonly nowMs: number;
  readonly display: Display;
}

export function ReleaseView({ body, awaited, nowMs, display }: ReleaseViewProps) {
  const { href } = useAddress();
  const { release, previous, next } = body;
  useAnchor(true);
  const go = (target: typeof next): void => {
    if (target !== null) navigate(href({ screen: 'release', releaseId: target.id }));
  };
  useShortcut('[', () => go(previous));
  useShortcut(']', () => go(next));
  const shared = { body, nowMs, display };
  return (
    <div className={styles.view}>
      <title>{`${release.serviceLabel} ${release.version} · Holdfast`}</title>
      <ReleaseHeader {...shared} />
      <AwaitedLine awaited={awaited} />
      <PartsNav body={body} />
      <PanelBoundary name="The figures" attempt={body}>
        <FigureLedger {...shared} />
      </PanelBoundary>
      <div className={styles.panels}>
        <div id="charts">
          <PanelBoundary name="The charts" attempt={body}>
            <TrendCharts {...shared} />
          </PanelBoundary>
        </div>
        <PanelBoundary name="The evidence" attempt={body}>
          <EvidencePanel body={body} display={display} />
        </PanelBoundary>
        <PanelBoundary name="What people say" attempt={body}>
          <PeoplePanel body={body} display={display} />
        </PanelBoundary>
        <PanelBoundary name="The error budget" attempt={body}>
          <BudgetPanel body={body} display={display} />
        </PanelBoundary>
        <PanelBoundary name="The incidents" attempt={body}>
          <IncidentPanel {...shared} />
        </PanelBoundary>
        <div className={styles.columns}>
          <div>
            <PanelBoundary name="The journeys" attempt={body}>
              <JourneyTable {...shared} />
            </PanelBoundary>
            <PanelBoundary name="The error groups" attempt={body}>
              <ErrorGroups {...shared} />
            </PanelBoundary>
            <PanelBoundary name="The defects" attempt={body}>
              <DefectTable {...shared} />
            </PanelBoundary>
          </div>
          <div>
            <PanelBoundary name="What shipped" attempt={body}>
              <ShippedPanel body={body} display={display} />
            </PanelBoundary>
            <PanelBoundary name="The regression surface" attempt={body}>
              <SurfacePanel {...shared} />
            </PanelBoundary>
            <PanelBoundary name="The call" attempt={body}>
              <CallsPanel body={body} display={display} />
            </PanelBoundary>
            <PanelBoundary name="The origins" attempt={body}>
              <Origins body={body} display={display} />
            </PanelBoundary>
          </div>
        </div>
      </div>
    </div>
  );
}
