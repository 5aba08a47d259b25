import { lazy, Suspense, useEffect, useLayoutEffect, useState, type CSSProperties } from 'react';
import { showMoment } from '../../host/shownMoment.ts';
import { useAnswer } from '../../host/useAnswer.ts';
import { useNow } from '../../host/useNow.ts';
import { isDimmed } from '../../selection/dim.ts';
import { usePeopleSay } from '../../selection/peopleSay.ts';
import { useDisplay } from '../../selection/useDisplay.ts';
import { useWall } from '../../selection/useWall.ts';
import type { WallView } from '../../selection/wall.ts';
import { judgedViewOf, viewOf } from '../../selection/view.ts';
import { PanelBoundary } from '../../ui/states/PanelBoundary.tsx';
import { Heartbeat } from './Heartbeat.tsx';
import { pixelShift } from './pixelShift.ts';
import { stateNow } from './stateNow.ts';
import { useIdlePointer } from './useIdlePointer.ts';
import { useRotation } from './useRotation.ts';
import { useSteadyPolling } from './useSteadyPolling.ts';
import { useWakeLockRequest } from './useWakeLockRequest.ts';
import { WallBoard } from './WallBoard.tsx';
import styles from './Wall.module.css';

const SetupSheet = lazy(async () => ({ default: (await import('./SetupSheet.tsx')).SetupSheet }));

const MINUTE_MS = 60_000;

interface WallScreenProps {
  /** Simulated data are shown, and that is said. */
  readonly demo: boolean;
  readonly build: string;
}

/** Should anyone in the room move? Nobody touches it: all of its set-up is in the address. */
export function WallScreen({ demo, build }: WallScreenProps) {
  const { settings, selection } = useWall();
  const display = useDisplay();
  const people = usePeopleSay();
  const wall = useAnswer({ kind: 'wall', view: judgedViewOf(selection, people) });
  const shell = useAnswer({ kind: 'shell', view: viewOf(selection) });
  const [sheet, setSheet] = useState(false);
  const idle = useIdlePointer(3_000) && !sheet;
  const nowMs = useNow(5_000);
  const frame = shell.status === 'answered' ? shell.answer.body : null;
  const body = wall.status === 'answered' ? wall.answer.body : null;
  const headline = body?.headline ?? null;
  const pinned = stateNow(headline?.verdict ?? null, nowMs) === 'regressed';
  const { dwell, scale, overscan, shift, dim } = settings;
  // An alarm is shown on a wall that shows other things, too.
  const views: readonly WallView[] =
    pinned && !settings.views.includes('watch') ? ['watch', ...settings.views] : settings.views;
  const dimmed = dim !== null && isDimmed(dim, nowMs, display.timeZone);
  const pinnedTo = pinned ? views.indexOf('watch') : null;
  const turning = useRotation({ views: views.length, dwellMs: dwell * 1_000, pinnedTo }, sheet);
  const view = views[turning.index] ?? 'watch';
  const { x, y } = usePixelShift(shift);
  useSteadyPolling(settings.refresh);
  useWakeLockRequest(settings.wake);
  useEscape(() => setSheet(true));
  // A frozen page may have been here before; a wall shows the present.
  useLayoutEffect(() => showMoment(null), []);
  const look: CSSProperties & Readonly<Record<`--${string}`, string>> = {
    '--scale': String(scale),
    '--overscan': `${overscan}%`,
    '--overscan-x': `${overscan}vw`,
    '--shift': `${x}px ${y}px`,
  };
  return (
    <div
      className={styles.wall}
      style={look}
      data-theme={selection.theme ?? 'wall'}
      data-dim={dimmed}
      data-idle={idle}
    >
      <title>Wall · Holdfast</title>
      <div className={styles.frame}>
        <main className={styles.board} data-view={view}>
          <PanelBoundary key={view} name="This view" attempt={body}>
            <WallBoard
              {...{ view, body, nowMs, display }}
              awaiting={wall.status === 'answered' && wall.answer.awaited.length > 0}
              failed={wall.status === 'failed' ? wall : null}
              most={settings.releases}
            />
          </PanelBoundary>
        </main>
        <PanelBoundary name="The heartbeat" attempt={frame}>
          <Heartbeat
            {...{ frame, display, demo, build, turning, dimmed }}
            data={headline?.verdict?.data ?? []}
            views={views.length}
          />
        </PanelBoundary>
      </div>
      {sheet && (
        <PanelBoundary name="The set-up">
          <Suspense fallback={null}>
            <SetupSheet frame={frame} onClose={() => setSheet(false)} />
          </Suspense>
        </PanelBoundary>
      )}
    </div>
  );
}

function useEscape(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      open();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}

function usePixelShift(on: boolean): { readonly x: number; readonly y: number } {
  const [minute, setMinute] = useState(0);
  useEffect(() => {
    if (!on) return undefined;
    const timer = setInterval(() => setMinute((before) => before + 1), MINUTE_MS);
    return () => clearInterval(timer);
  }, [on]);
  return on ? pixelShift(minute) : { x: 0, y: 0 };
}
