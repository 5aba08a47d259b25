import type { Answer } from '../../engine/answers/question.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { useShortcut } from '../../selection/useShortcut.ts';
import type { Display } from '../../ui/format/display.ts';
import { AwaitedLine } from '../../ui/states/AwaitedLine.tsx';
import { PanelBoundary } from '../../ui/states/PanelBoundary.tsx';
import { navigate } from 'wouter/use-browser-location';
import { DefectTable } from './DefectTable.tsx';
import { ErrorGroups } from './ErrorGroups.tsx';
import { EvidencePanel } from './EvidencePanel.tsx';
import { FigureLedger } from './FigureLedger.tsx';
import type { FoundRelease } from './foundRelease.ts';
import { IncidentTable } from './IncidentTable.tsx';
import { JourneyTable } from './JourneyTable.tsx';
import { Origins } from './Origins.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';
import { ReleaseHeader } from './ReleaseHeader.tsx';
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
      <PanelBoundary name="The figures" attempt={body}>
        <FigureLedger {...shared} />
      </PanelBoundary>
      <PanelBoundary name="The evidence" attempt={body}>
        <EvidencePanel body={body} display={display} />
      </PanelBoundary>
      <PanelBoundary name="What people say" attempt={body}>
        <PeoplePanel body={body} display={display} />
      </PanelBoundary>
      <PanelBoundary name="The charts" attempt={body}>
        <TrendCharts body={body} display={display} />
      </PanelBoundary>
      <div className={styles.columns}>
        <div>
          <PanelBoundary name="The journeys" attempt={body}>
            <JourneyTable {...shared} />
          </PanelBoundary>
          <PanelBoundary name="The error groups" attempt={body}>
            <ErrorGroups {...shared} />
          </PanelBoundary>
        </div>
        <div>
          <PanelBoundary name="The incidents" attempt={body}>
            <IncidentTable {...shared} />
          </PanelBoundary>
          <PanelBoundary name="The defects" attempt={body}>
            <DefectTable {...shared} />
          </PanelBoundary>
          <PanelBoundary name="The origins" attempt={body}>
            <Origins body={body} display={display} />
          </PanelBoundary>
        </div>
      </div>
    </div>
  );
}
