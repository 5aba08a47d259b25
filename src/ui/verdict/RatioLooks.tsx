import { memo } from 'react';
import { PLOT_LEFT, PLOT_RIGHT } from '../charts/plot.ts';
import type { Display } from '../format/display.ts';
import { numberFormat } from '../format/intl.ts';
import type { EvidenceLine } from './evidenceLine.ts';
import { LooksFrame } from './LooksFrame.tsx';
import { bandPath, looksPath, sincePixel } from './looksPlot.ts';
import { timesAxis, timesPosition } from './timesAxis.ts';
import { verdictDefaults } from './verdictDefaults.ts';
import styles from './Looks.module.css';

interface RatioLooksProps {
  readonly line: EvidenceLine;
  readonly postReleaseMs: number;
  /** px */
  readonly width: number;
  readonly height: number;
  readonly cursorMs: number | null;
  readonly display: Display;
}

const PAD = 10;

/** How many times as often as the baseline, with its interval at every look, on a log scale: half and double are equally far. */
export const RatioLooks = memo(function RatioLooks(props: RatioLooksProps) {
  const { line, postReleaseMs, width, height, cursorMs, display } = props;
  const axis = timesAxis(line);
  const x = sincePixel(postReleaseMs, width);
  const y = (ratio: number): number => height - PAD - timesPosition(axis, ratio) * (height - 2 * PAD);
  const shared = { sinceMs: line.sinceMs, x, y, width };
  const numbers = numberFormat(display.locale, { maximumFractionDigits: 2 });
  const tolerated = 1 + verdictDefaults.tolerance;
  return (
    <LooksFrame
      {...{ width, height, postReleaseMs, cursorMs }}
      ticks={axis.ticks.map((tick) => ({ y: y(tick), text: `×${numbers.format(tick)}` }))}
    >
      <path className={styles.band} d={bandPath({ ...shared, values: line.high }, { values: line.low })} />
      <path className={styles.equal} d={`M${PLOT_LEFT} ${y(1)}H${width - PLOT_RIGHT}`} />
      <path className={styles.tolerated} d={`M${PLOT_LEFT} ${y(tolerated)}H${width - PLOT_RIGHT}`} />
      <text className={styles.note} x={width - PLOT_RIGHT} y={y(tolerated) - 4} textAnchor="end">
        tolerated, ×{numbers.format(tolerated)}
      </text>
      <path className={styles.line} d={looksPath({ ...shared, values: line.estimate })} />
    </LooksFrame>
  );
});
