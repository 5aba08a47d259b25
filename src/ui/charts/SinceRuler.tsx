import type { Display } from '../format/display.ts';
import { duration } from '../format/duration.ts';
import { PLOT_LEFT, PLOT_RIGHT } from './plot.ts';
import { sinceScale, sinceTicks, type SinceTick } from './sinceScale.ts';
import styles from './SinceRuler.module.css';

interface SinceRulerProps {
  readonly postReleaseMs: number;
  readonly width: number;
  readonly display: Display;
  /** Moments that can be read, ms since release. */
  readonly stops: readonly number[];
  /** Index into `stops`. */
  readonly at: number;
  readonly onMove: (at: number) => void;
  /** What is read there, as a sentence. */
  readonly spoken: string;
}

/**
 * The T+ ruler under the charts. It is also how the keyboard reads them: a native slider lies over it
 * (arrows one bucket, Page keys ten).
 */
export function SinceRuler({ postReleaseMs, width, display, stops, at, onMove, spoken }: SinceRulerProps) {
  const scale = sinceScale(postReleaseMs);
  const x = (position: number): number => PLOT_LEFT + position * Math.max(0, width - PLOT_LEFT - PLOT_RIGHT);
  const stop = stops[at];
  const marker = stop === undefined ? null : x(scale(stop));
  return (
    <div className={styles.ruler}>
      <svg width={width} height="44" aria-hidden="true">
        <path className={styles.line} d={`M${x(0)} 10.5H${x(1)}`} />
        {sinceTicks(postReleaseMs).map((tick) => (
          <g key={tick.sinceMs} transform={`translate(${Math.round(x(tick.position)) + 0.5} 10.5)`}>
            <path className={styles.line} d={`M0 0v${tick.rank === 'checkpoint' ? 9 : 5}`} />
            {isNamed(tick, width) && (
              <text
                className={styles.name}
                data-rank={tick.rank}
                y="26"
                textAnchor={tick.position === 1 ? 'end' : 'middle'}
              >
                {tick.sinceMs === 0
                  ? 'T+0'
                  : `${tick.rank === 'checkpoint' ? 'T+' : ''}${short(tick.sinceMs, display)}`}
              </text>
            )}
          </g>
        ))}
        {marker !== null && <path className={styles.marker} d={`M${marker} 10l-5 -9h10Z`} />}
      </svg>
      <input
        type="range"
        className={styles.slider}
        aria-label="Read the charts at this time since release"
        aria-valuetext={spoken}
        min={0}
        max={Math.max(0, stops.length - 1)}
        value={at}
        disabled={stops.length === 0}
        onChange={({ target }) => onMove(target.valueAsNumber)}
      />
    </div>
  );
}

function isNamed({ rank }: SinceTick, width: number): boolean {
  return rank === 'checkpoint' ? true : rank === 'named' && width > 640;
}

function short(sinceMs: number, display: Display): string {
  return sinceMs < 3_600_000 ? duration(sinceMs, display) : `${Math.round(sinceMs / 3_600_000)}\u00a0h`;
}
