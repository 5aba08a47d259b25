import type { Display } from '../format/display.ts';
import { PLOT_LEFT, PLOT_RIGHT } from './plot.ts';
import { ReadSlider } from './ReadSlider.tsx';
import { RulerTicks } from './RulerTicks.tsx';
import { sinceScale } from './sinceScale.ts';
import styles from './SinceRuler.module.css';

interface SinceRulerProps {
  readonly postReleaseMs: number;
  /** From settings; left out = the usual ones. */
  readonly checkpointsMs?: readonly number[] | undefined;
  /** The present, time since T+0; null or left out = not drawn. */
  readonly nowSinceMs?: number | null;
  readonly width: number;
  /** Margin right of the plots above it, px. */
  readonly right?: number;
  readonly display: Display;
  /** Moments that can be read, ms since release. */
  readonly stops: readonly number[];
  /** Index into `stops`. */
  readonly at: number;
  readonly onMove: (at: number) => void;
  /** What is read there, as a sentence. */
  readonly spoken: string;
  /** Where the mark stands if not at the stop itself: the middle of its bucket. */
  readonly markMs?: number;
}

/**
 * The T+ ruler under the charts. It is also how the keyboard reads them: a native slider lies over it
 * (arrows one bucket, Page keys ten).
 */
export function SinceRuler(props: SinceRulerProps) {
  const { postReleaseMs, checkpointsMs, nowSinceMs = null, width, right = PLOT_RIGHT, display } = props;
  const { stops, at, onMove, spoken, markMs } = props;
  const scale = sinceScale(postReleaseMs);
  const x = (sinceMs: number): number => PLOT_LEFT + scale(sinceMs) * Math.max(0, width - PLOT_LEFT - right);
  const stop = markMs ?? stops[at];
  const marker = stop === undefined ? null : x(stop);
  return (
    <div className={styles.ruler}>
      <svg width={width} height="44" viewBox={`0 0 ${width} 44`} aria-hidden="true">
        <RulerTicks {...{ postReleaseMs, checkpointsMs, nowSinceMs, x, width, display }} />
        {marker !== null && <path className={styles.marker} d={`M${marker} 10l-5 -9h10Z`} />}
      </svg>
      <ReadSlider
        label="Read the charts at this time since release"
        count={stops.length}
        {...{ at, onMove, spoken }}
      />
    </div>
  );
}
