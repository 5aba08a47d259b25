import type { Freshness } from '../../engine/domain/freshness.ts';
import { memo } from 'react';
import { decimate } from './decimate.ts';
import { linePath } from './linePath.ts';
import { peakOf, widthAt, type SinceLine } from './sinceLine.ts';
import { sinceScale } from './sinceScale.ts';
import styles from './Sparkline.module.css';

const WIDTH = 136;
const HEIGHT = 32;
const PAD = 3;

/**
 * One line over the T+ ruler, from zero to at least twice the baseline (a flat line near half height means "as before").
 * Decoration for the eye: the figure beside it says the same in words.
 */
export const Sparkline = memo(function Sparkline({
  line,
  baseline,
  postReleaseMs,
  age = 'fresh',
}: {
  line: SinceLine;
  baseline: number | null;
  postReleaseMs: number;
  /** Whether its newest part is as new as it should be. */
  age?: Freshness['state'];
}) {
  const scale = sinceScale(postReleaseMs);
  const top = Math.max(peakOf([line]) ?? 0, baseline === null ? 0 : baseline * 2);
  const y = (value: number): number => HEIGHT - PAD - (top > 0 ? value / top : 0) * (HEIGHT - 2 * PAD);
  const positions = line.sinceMs.map((sinceMs, index) => scale(sinceMs + widthAt(line, index) / 2));
  const points = decimate(positions, line.value, WIDTH / 2).map((index) => {
    const value = line.value[index] ?? null;
    return { x: PAD + (positions[index] ?? 0) * (WIDTH - 2 * PAD), y: value === null ? null : y(value) };
  });
  const last = points.findLast((point) => point.y !== null);
  return (
    <svg
      className={styles.sparkline}
      width={WIDTH}
      height={HEIGHT}
      data-age={age}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      <path className={styles.ground} d={`M0 ${HEIGHT - PAD + 0.5}H${WIDTH}`} />
      {baseline !== null && <path className={styles.baseline} d={`M0 ${y(baseline)}H${WIDTH}`} />}
      <path className={styles.line} d={linePath(points)} />
      {last?.y !== undefined && last.y !== null && (
        <circle className={styles.end} cx={last.x} cy={last.y} r="2.5" />
      )}
    </svg>
  );
});
