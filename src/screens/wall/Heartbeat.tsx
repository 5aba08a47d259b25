import { freshness, freshnessOf, oldestMs, type Dated } from '../../engine/domain/freshness.ts';
import type { ShellBody } from '../../engine/answers/shellBody.ts';
import { useNow } from '../../host/useNow.ts';
import { useSelfCare } from '../../host/selfCare.ts';
import { useWakeLock } from '../../selection/wakeLock.ts';
import type { Display } from '../../ui/format/display.ts';
import { roughDuration } from '../../ui/format/duration.ts';
import { clockTime, day } from '../../ui/format/instant.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { dataAge } from './dataAge.ts';
import type { RotationMode } from './rotation.ts';
import type { Turning } from './useRotation.ts';
import styles from './Heartbeat.module.css';

/** Clocks of one company differ by less; beyond it ages are put right, and somebody should look at the clock. */
const MOST_SKEW_MS = 60_000;

interface HeartbeatProps {
  readonly frame: ShellBody | null;
  /** What the headline's verdict stands on; empty = it does not age, or is awaited. */
  readonly data: readonly Dated[];
  readonly display: Display;
  readonly demo: boolean;
  readonly build: string;
  readonly turning: Turning;
  readonly views: number;
  /** The display is dark because it is told to be. */
  readonly dimmed: boolean;
}

/** The line that proves the display alive: a clock that ticks, the age of the data, who answers, which view is on. */
export function Heartbeat(props: HeartbeatProps) {
  const { frame, data, display, demo, build, turning, views, dimmed } = props;
  const nowMs = useNow(1_000);
  // By what the verdict stands on: a source that answers at once with old data is as old as its data.
  const asOfMs = data.length > 0 ? oldestMs(data) : (frame?.asOfMs ?? null);
  const old =
    data.length > 0
      ? freshnessOf(data, nowMs).state
      : asOfMs === null
        ? 'fresh'
        : freshness({ asOfMs, everyMs: frame?.everyMs ?? null }, nowMs).state;
  const sources = frame?.sources ?? null;
  const { skewMs, heldBack } = useSelfCare();
  const wake = useWakeLock(({ state }) => state);
  return (
    <footer className={styles.heartbeat}>
      <span>
        <strong>{clockTime(nowMs, display)}</strong> {day(nowMs, display)}
      </span>
      <span data-age={old}>
        {old !== 'fresh' && <UnknownGlyph reason="stale" />}
        {asOfMs === null ? 'no data yet' : `data ${dataAge(nowMs - asOfMs, display)}`}
      </span>
      {sources !== null && (
        <span>
          {sources.answering < sources.total && (
            <UnknownGlyph
              reason={sources.answering + sources.awaited < sources.total ? 'source-failed' : 'awaited'}
            />
          )}
          {sources.answering} of {sources.total} sources
        </span>
      )}
      {skewMs !== null && Math.abs(skewMs) > MOST_SKEW_MS && (
        <span>
          <UnknownGlyph reason="not-comparable" />
          this clock is {roughDuration(Math.abs(skewMs), display)} off
        </span>
      )}
      {heldBack !== null && <span>reload held back</span>}
      {(wake === 'refused' || wake === 'unsupported') && <span>display may sleep</span>}
      {dimmed && <span>dimmed</span>}
      {demo && <span>demo data</span>}
      <span className={styles.build}>{build}</span>
      {views > 1 && (
        <span className={styles.turning} data-mode={turning.mode}>
          {WORDS[turning.mode]} {turning.index + 1}/{views}
          <span className={styles.track} aria-hidden="true">
            <span style={{ transform: `scaleX(${turning.progress.toFixed(3)})` }} />
          </span>
        </span>
      )}
    </footer>
  );
}

const WORDS: Readonly<Record<RotationMode, string>> = {
  turning: 'view',
  pinned: 'pinned',
  held: 'paused',
  stopped: 'stopped',
  single: 'view',
};
