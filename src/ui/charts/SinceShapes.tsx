import { useId } from 'react';
import { useXAxisScale, useYAxisScale } from 'recharts';
import { bandPath } from './bandPath.ts';
import { linePath } from './linePath.ts';
import type { SinceBand, SinceLine } from './sinceLine.ts';
import type { PlotBox } from './sincePlot.ts';
import { bandPoints, linePoints } from './sincePoints.ts';
import { sinceScale } from './sinceScale.ts';
import styles from './SinceShapes.module.css';

interface SinceShapesProps {
  readonly lines: readonly SinceLine[];
  readonly band: SinceBand | null;
  readonly postReleaseMs: number;
  readonly tone: 'ink' | 'caution' | 'bad';
  readonly box: PlotBox;
}

/** Band and lines as paths in the scales of the Recharts chart around them; the judged line comes last, on top. */
export function SinceShapes({ lines, band, postReleaseMs, tone, box }: SinceShapesProps) {
  const clip = useId();
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  if (toX === undefined || toY === undefined) return null;
  const scale = sinceScale(postReleaseMs);
  const width = box.width - box.left - box.right;
  const place = {
    x: (sinceMs: number): number => toX(scale(sinceMs)) ?? 0,
    y: (value: number): number => toY(value) ?? 0,
    width,
  };
  return (
    <g clipPath={`url(#${clip})`}>
      <clipPath id={clip}>
        <rect x={box.left} y={box.top - 1} width={width} height={box.height - box.top - box.bottom + 2} />
      </clipPath>
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
