import { memo } from 'react';
import type { SinceLine } from '../../engine/answers/figure.ts';
import type { SinceBand } from '../../engine/answers/watchBody.ts';
import { bandPath } from '../../ui/charts/bandPath.ts';
import { linePath } from '../../ui/charts/linePath.ts';
import { bandPoints, linePoints, type SincePlace } from '../../ui/charts/sincePoints.ts';
import { sinceScale, sinceTicks } from '../../ui/charts/sinceScale.ts';
import type { Display } from '../../ui/format/display.ts';
import { hours } from '../../ui/format/duration.ts';
import { bandUntil, tileStretch } from './tileStretch.ts';
import styles from './TileLine.module.css';

const WIDTH = 400;
const HEIGHT = 100;
const PAD = 6;

interface TileLineProps {
  readonly line: SinceLine | null;
  readonly band: SinceBand | null;
  readonly postReleaseMs: number;
  readonly display: Display;
}

/** The release's line over the T+ ruler in front of where earlier ones moved. The figure above it says the same in words. */
export const TileLine = memo(function TileLine({
  line,
  band: wholeBand,
  postReleaseMs,
  display,
}: TileLineProps) {
  const endMs = tileStretch(line?.sinceMs.at(-1) ?? null, postReleaseMs);
  const band = wholeBand === null ? null : bandUntil(wholeBand, endMs);
  const values = [...(line?.value ?? []), ...(band?.low ?? []), ...(band?.high ?? [])].filter(
    (value) => value !== null,
  );
  if (values.length === 0) return null;
  const low = Math.min(...values);
  const high = Math.max(...values);
  const scale = sinceScale(endMs);
  const place: SincePlace = {
    x: (sinceMs) => scale(sinceMs) * WIDTH,
    y: (value) =>
      high === low ? HEIGHT / 2 : HEIGHT - PAD - ((value - low) / (high - low)) * (HEIGHT - 2 * PAD),
    width: WIDTH,
  };
  const ticks = sinceTicks(endMs)
    .filter(({ rank }) => rank === 'checkpoint')
    .map(({ position }) => `M${(position * WIDTH).toFixed(1)} ${HEIGHT}v-9`)
    .join('');
  const points = line === null ? [] : linePoints(line, place);
  const last = points.findLast(({ y }) => y !== null);
  return (
    <div className={styles.picture} aria-hidden="true">
      <svg className={styles.line} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
        {band !== null && <path className={styles.usual} d={bandPath(bandPoints(band, place))} />}
        <path className={styles.ground} d={`M0 ${HEIGHT}H${WIDTH}`} />
        <path className={styles.ticks} d={ticks} />
        <path className={styles.ink} d={linePath(points)} />
        {/* A round end of no length: the picture is stretched, and a circle would be too. */}
        {last !== undefined && last.y !== null && (
          <path className={styles.end} d={`M${last.x} ${last.y}h0`} />
        )}
      </svg>
      <p className={styles.ruler}>
        <span>T+0</span>
        <span>{hours(endMs, display)}</span>
      </p>
    </div>
  );
});
