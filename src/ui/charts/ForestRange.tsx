import type { TimesScale } from './timesScale.ts';
import styles from './RatioForest.module.css';

interface ForestRangeProps {
  readonly ratio: { readonly value: number; readonly low: number | null; readonly high: number | null };
  readonly scale: TimesScale;
}

/** Places are shares of the width, so that the table decides how wide the picture is. */
export function percentOf(position: number): string {
  return `${(position * 100).toFixed(2)}%`;
}

/**
 * One ratio: the line of "no difference", the interval as a stroke with arrows where it goes on, the ratio as a dot:
 * filled where the interval keeps clear of x1, open where it does not.
 */
export function ForestRange({ ratio: { value, low, high }, scale }: ForestRangeProps) {
  const { position, isBeyond } = scale;
  const from = low === null ? 0 : position(low);
  const to = high === null ? 1 : position(high);
  const clear = (low !== null && low > 1) || (high !== null && high < 1);
  const one = percentOf(position(1));
  return (
    <svg className={styles.range} width="100%" height="20" aria-hidden="true">
      <line className={styles.one} x1={one} x2={one} y1="0" y2="20" />
      <line className={styles.interval} x1={percentOf(from)} x2={percentOf(to)} y1="10" y2="10" />
      {(low === null || isBeyond(low)) && <path className={styles.interval} d="M6 6L1 10l5 4" />}
      {(high === null || isBeyond(high)) && (
        <svg x="100%" overflow="visible">
          <path className={styles.interval} d="M-6 6l5 4l-5 4" />
        </svg>
      )}
      <circle className={styles.dot} data-clear={clear} cx={percentOf(position(value))} cy="10" r="4" />
    </svg>
  );
}
