import { memo } from 'react';
import { PLOT_LEFT, PLOT_RIGHT } from '../charts/plot.ts';
import type { Display } from '../format/display.ts';
import { sinceRelease } from '../format/duration.ts';
import { evidenceText } from '../format/evidenceText.ts';
import { evidenceAxis } from './evidenceAxis.ts';
import type { EvidenceLine } from './evidenceLine.ts';
import { LooksFrame } from './LooksFrame.tsx';
import { looksPath, sincePixel } from './looksPlot.ts';
import styles from './Looks.module.css';

interface EvidenceLooksProps {
  readonly line: EvidenceLine;
  /** ln of the evidence at which "regressed" is said. */
  readonly alarmAt: number;
  /** Where the rise most likely began, ms since release. */
  readonly onsetMs: number | null;
  readonly postReleaseMs: number;
  /** px */
  readonly width: number;
  readonly height: number;
  readonly cursorMs: number | null;
  readonly display: Display;
}

const TOP = 16;
const BOTTOM = 22;

/** The evidence of harm at every look, on a log scale, with the line at which it becomes a verdict. */
export const EvidenceLooks = memo(function EvidenceLooks(props: EvidenceLooksProps) {
  const { line, alarmAt, onsetMs, postReleaseMs, width, height, cursorMs, display } = props;
  const axis = evidenceAxis(line.logE, alarmAt);
  const x = sincePixel(postReleaseMs, width);
  const y = (logE: number): number => {
    const inside = Math.min(axis.max, Math.max(axis.min, logE));
    return height - BOTTOM - ((inside - axis.min) / (axis.max - axis.min)) * (height - TOP - BOTTOM);
  };
  const onset = onsetMs === null ? null : x(onsetMs);
  return (
    <LooksFrame
      {...{ width, height, postReleaseMs, cursorMs }}
      ticks={axis.ticks.map((tick) => ({ y: y(tick), text: evidenceText(tick, display) }))}
    >
      <path className={styles.alarm} d={`M${PLOT_LEFT} ${y(alarmAt)}H${width - PLOT_RIGHT}`} />
      <text className={styles.alarmNote} x={PLOT_LEFT + 6} y={y(alarmAt) - 5}>
        alarm at {evidenceText(alarmAt, display)}
      </text>
      <path
        className={styles.line}
        d={looksPath({ sinceMs: line.sinceMs, values: line.logE, x, y, width })}
      />
      {onsetMs !== null && onset !== null && (
        <>
          <path className={styles.onset} d={`M${onset} ${height - 17}l5 9h-10Z`} />
          <text
            className={styles.onsetNote}
            x={onset > width / 2 ? onset - 10 : onset + 10}
            y={height - 7}
            textAnchor={onset > width / 2 ? 'end' : 'start'}
          >
            likely onset {sinceRelease(onsetMs, display)}
          </text>
        </>
      )}
    </LooksFrame>
  );
});
