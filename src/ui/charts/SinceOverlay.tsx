import type { BeyondMark } from './beyondMarks.ts';
import { endLabels } from './endLabels.ts';
import { SinceBeyond } from './SinceBeyond.tsx';
import { bucketAt, type SinceLine, type SinceMark } from './sinceLine.ts';
import { SinceMarks } from './SinceMarks.tsx';
import type { PlotBox } from './sincePlot.ts';
import type { SincePlace } from './sincePoints.ts';
import { textWidth } from './textWidth.ts';
import styles from './SinceOverlay.module.css';

interface SinceOverlayProps {
  readonly lines: readonly SinceLine[];
  readonly marks: readonly SinceMark[];
  readonly beyond: readonly BeyondMark[];
  readonly place: SincePlace;
  readonly box: PlotBox;
  /** The axis does not start at zero. */
  readonly cut: boolean;
  /** Where the reader reads: the bucket's start, and its middle. */
  readonly cursor: { readonly sinceMs: number; readonly middleMs: number } | null;
  readonly nowSinceMs: number | null;
  readonly tone: 'ink' | 'caution' | 'bad';
}

/** Over the lines: their names, what happened, and where the reader reads. Apart from them, so that reading redraws no line. */
export function SinceOverlay(props: SinceOverlayProps) {
  const { lines, marks, beyond, place, box, cut, cursor, nowSinceMs, tone } = props;
  const { top, height, bottom } = box;
  const ground = height - bottom;
  return (
    <svg
      className={styles.overlay}
      width={box.width}
      height={height}
      viewBox={`0 0 ${box.width} ${height}`}
      aria-hidden="true"
    >
      {cut && <path className={styles.cut} d={`M${box.left - 4} ${ground - 3}l8 -5m-8 9l8 -5`} />}
      <SinceMarks {...{ marks, place, box }} />
      <SinceBeyond marks={beyond} {...{ place, box }} />
      {nowSinceMs !== null && <path className={styles.now} d={`M${place.x(nowSinceMs)} ${top}V${ground}`} />}
      {endLabels(lines, { place, box }, textWidth).map(({ key, text, role, endX, endY, x, y }) => (
        <g key={key} data-role={role} data-tone={role === 'judged' ? tone : undefined} className={styles.end}>
          {role === 'judged' && <circle cx={endX} cy={endY} r="4" />}
          <text x={x} y={y + 4}>
            {text}
          </text>
        </g>
      ))}
      {cursor !== null && (
        <>
          <path className={styles.cursor} d={`M${place.x(cursor.middleMs)} ${top}V${ground}`} />
          {lines.map((line) => {
            const value = line.value[bucketAt(line.sinceMs, cursor.sinceMs)] ?? null;
            return value === null ? null : (
              <circle
                key={line.label}
                className={styles.dot}
                data-role={line.role}
                cx={place.x(cursor.middleMs)}
                cy={Math.max(top, Math.min(ground, place.y(value)))}
                r={line.role === 'judged' ? 4 : 2.5}
              />
            );
          })}
        </>
      )}
    </svg>
  );
}
