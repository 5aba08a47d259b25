import { useXAxisScale, useYAxisScale } from 'recharts';
import { bandPath } from './bandPath.ts';
import { linePath } from './linePath.ts';
import type { SinceBand, SinceLine } from './sinceLine.ts';
import { bandPoints, linePoints } from './sincePoints.ts';
import { sinceScale } from './sinceScale.ts';
import styles from './SinceShapes.module.css';

interface SinceShapesProps {
  readonly lines: readonly SinceLine[];
  readonly band: SinceBand | null;
  readonly postReleaseMs: number;
  readonly tone: 'ink' | 'caution' | 'bad';
  /** Of the plot, px. */
  readonly width: number;
}

/** Band and lines as paths in the scales of the Recharts chart around them; the judged line comes last, on top. */
export function SinceShapes({ lines, band, postReleaseMs, tone, width }: SinceShapesProps) {
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  if (toX === undefined || toY === undefined) return null;
  const scale = sinceScale(postReleaseMs);
  const place = {
    x: (sinceMs: number): number => toX(scale(sinceMs)) ?? 0,
    y: (value: number): number => toY(value) ?? 0,
    width,
  };
  return (
    <g>
      {band !== null && <path className={styles.band} d={bandPath(bandPoints(band, place))} />}
      {lines.toReversed().map((line, index) => (
        <path
          key={`${index} ${line.label}`}
          className={styles.line}
          data-role={line.role}
          data-tone={line.role === 'judged' ? tone : undefined}
          d={linePath(linePoints(line, place))}
        />
      ))}
    </g>
  );
}
