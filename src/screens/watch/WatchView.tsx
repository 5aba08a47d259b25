import { useEffect } from 'react';
import { navigate } from 'wouter/use-browser-location';
import type { Answer } from '../../engine/answers/question.ts';
import { callsOf, followOtherTabs, useCalls } from '../../selection/calls.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { useShortcut } from '../../selection/useShortcut.ts';
import type { Display } from '../../ui/format/display.ts';
import { AwaitedLine } from '../../ui/states/AwaitedLine.tsx';
import { PanelBoundary } from '../../ui/states/PanelBoundary.tsx';
import { CallPanel } from './CallPanel.tsx';
import { CheckpointBar } from './CheckpointBar.tsx';
import { checkpointsOf } from './checkpointsOf.ts';
import { ErrorsByHurt } from './ErrorsByHurt.tsx';
import { SinceLook } from './SinceLook.tsx';
import { Strips } from './Strips.tsx';
import { SupportCases } from './SupportCases.tsx';
import { useNow } from '../../host/useNow.ts';
import { WatchCharts } from './WatchCharts.tsx';
import { WatchHeader } from './WatchHeader.tsx';
import { WatchLog } from './WatchLog.tsx';
import type { WatchedRelease } from './watchTypes.ts';
import styles from './WatchView.module.css';

interface WatchViewProps {
  readonly body: WatchedRelease;
  readonly awaited: Answer['awaited'];
  readonly display: Display;
}

export function WatchView({ body, awaited, display }: WatchViewProps) {
  const { href, selection } = useAddress();
  const nowMs = useNow(15_000);
  const kept = useCalls();
  useEffect(followOtherTabs, []);
  const { release, previous, next } = body;
  const go = (target: typeof next): void => {
    if (target !== null) navigate(href({ screen: 'watch', releaseId: target.id }));
  };
  useShortcut('[', () => go(previous));
  useShortcut(']', () => go(next));
  // A frozen view shows what was recorded by then.
  const untilMs = selection.atMs ?? Infinity;
  const calls = callsOf(kept, release.id).filter(({ atMs }) => atMs <= untilMs);
  const ticked = kept.ticked.filter(({ releaseId, atMs }) => releaseId === release.id && atMs <= untilMs);
  const sinceMs = release.startedAtMs === null ? null : nowMs - release.startedAtMs;
  const checkpoints = checkpointsOf({ ...body, calls, sinceMs });
  const record = { body, checkpoints, calls, ticked, awaited, nowMs, display };
  return (
    <div className={styles.view}>
      <title>{`Watch ${release.serviceLabel} ${release.version} · Holdfast`}</title>
      {body.strips.some((strip) => strip.release.id !== release.id) && (
        <PanelBoundary name="The other releases" attempt={body}>
          <Strips strips={body.strips} shown={release.id} display={display} />
        </PanelBoundary>
      )}
      <WatchHeader body={body} checkpoints={checkpoints} display={display} />
      <CheckpointBar body={body} checkpoints={checkpoints} display={display} />
      <AwaitedLine awaited={awaited} />
      <div className={styles.columns}>
        <div className={styles.look}>
          <PanelBoundary name="What moved" attempt={body}>
            <SinceLook body={body} settled={awaited.length === 0} nowMs={nowMs} display={display} />
          </PanelBoundary>
        </div>
        <div className={styles.charts}>
          <PanelBoundary name="The charts" attempt={body}>
            <WatchCharts body={body} awaiting={awaited.length > 0} nowMs={nowMs} display={display} />
          </PanelBoundary>
        </div>
        <div className={styles.side}>
          <PanelBoundary name="The errors" attempt={body}>
            <ErrorsByHurt body={body} display={display} />
          </PanelBoundary>
          <PanelBoundary name="The support cases" attempt={body}>
            <SupportCases body={body} nowMs={nowMs} display={display} />
          </PanelBoundary>
          <PanelBoundary name="The call" attempt={body}>
            <CallPanel record={record} frozen={selection.atMs !== null} />
          </PanelBoundary>
        </div>
      </div>
      <PanelBoundary name="The log" attempt={body}>
        <WatchLog record={record} />
      </PanelBoundary>
    </div>
  );
}
