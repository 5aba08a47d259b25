import type { ReactNode } from 'react';
import { PLOT_LEFT, PLOT_RIGHT } from '../charts/plot.ts';
import { sinceTicks } from '../charts/sinceScale.ts';
import { sincePixel } from './looksPlot.ts';
import styles from './Looks.module.css';

interface LooksFrameProps {
  readonly width: number;
  readonly height: number;
  readonly postReleaseMs: number;
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  /** Where the reader reads, ms since release. */
  readonly cursorMs: number | null;
  readonly children: ReactNode;
}

/** Ground, ticks and reading line of a chart over the T+ ruler. */
export function LooksFrame({ width, height, postReleaseMs, ticks, cursorMs, children }: LooksFrameProps) {
  const x = sincePixel(postReleaseMs, width);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className={styles.plot}>
      {ticks.map(({ y, text }) => (
        <g key={text}>
          <path className={styles.grid} d={`M${PLOT_LEFT} ${Math.round(y) + 0.5}H${width - PLOT_RIGHT}`} />
          <text className={styles.tick} x={PLOT_LEFT - 8} y={y + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {sinceTicks(postReleaseMs)
        .filter(({ rank }) => rank === 'checkpoint')
        .map(({ sinceMs }) => (
          <path key={sinceMs} className={styles.checkpoint} d={`M${x(sinceMs)} 0V${height}`} />
        ))}
      {children}
      {cursorMs !== null && <path className={styles.cursor} d={`M${x(cursorMs)} 0V${height}`} />}
    </svg>
  );
}
