import { memo } from 'react';
import type { SinceFrameProps } from './SinceFrame.tsx';
import { SinceLines } from './SinceLines.tsx';
import { placeIn } from './sincePlot.ts';
import { sinceTicks } from './sinceScale.ts';
import styles from './SinceGround.module.css';

/**
 * The same picture as `SinceFrame` without Recharts, for many charts at once: twelve frames of Recharts take 190 ms of
 * CPU to draw where these take 41 (bench/charts.bench.ts).
 */
export const SinceGround = memo(function SinceGround(props: SinceFrameProps) {
  const { lines, band, axis, box, postReleaseMs, checkpointsMs, tone } = props;
  const place = placeIn(box, axis, postReleaseMs);
  const ground = box.height - box.bottom;
  return (
    <svg width={box.width} height={box.height} viewBox={`0 0 ${box.width} ${box.height}`}>
      {axis.ticks.map(({ value, text }) => (
        <g key={value}>
          <path className={styles.grid} d={`M${box.left} ${place.y(value)}H${box.width - box.right}`} />
          <text className={styles.tick} x={box.left - 8} y={place.y(value) + 4.5} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {sinceTicks(postReleaseMs, checkpointsMs)
        .filter(({ rank }) => rank === 'checkpoint')
        .map(({ sinceMs }) => (
          <path key={sinceMs} className={styles.checkpoint} d={`M${place.x(sinceMs)} ${box.top}V${ground}`} />
        ))}
      <SinceLines {...{ lines, band, place, box, tone }} />
    </svg>
  );
});
