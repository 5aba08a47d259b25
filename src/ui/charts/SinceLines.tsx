import { useId } from 'react';
import { bandPath } from './bandPath.ts';
import { linePath } from './linePath.ts';
import type { SinceBand, SinceLine } from './sinceLine.ts';
import type { PlotBox } from './sincePlot.ts';
import { bandPoints, linePoints, type SincePlace } from './sincePoints.ts';
import styles from './SinceLines.module.css';

interface SinceLinesProps {
  readonly lines: readonly SinceLine[];
  readonly band: SinceBand | null;
  readonly place: SincePlace;
  readonly box: PlotBox;
  readonly tone: 'ink' | 'caution' | 'bad';
}

/** Band and lines as paths, cut at the edges of the plot; the judged line comes last, on top. */
export function SinceLines({ lines, band, place, box, tone }: SinceLinesProps) {
  const clip = useId();
  return (
    <g clipPath={`url(#${clip})`}>
      <clipPath id={clip}>
        <rect
          x={box.left}
          y={box.top - 1}
          width={place.width}
          height={box.height - box.top - box.bottom + 2}
        />
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
