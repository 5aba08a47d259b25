import type { Display } from '../../ui/format/display.ts';
import { hours } from '../../ui/format/duration.ts';
import { instant } from '../../ui/format/instant.ts';
import { clockParts } from './clockParts.ts';
import { useNow } from '../../host/useNow.ts';
import type { WatchedRelease } from './watchTypes.ts';
import styles from './SinceClock.module.css';

/** The time since release, large. It ticks, and so is no live region: a screen reader reads it when asked. */
export function SinceClock({ body, display }: { body: WatchedRelease; display: Display }) {
  const nowMs = useNow(1_000);
  const { release, postReleaseMs } = body;
  const { startedAtMs, startedBy } = release;
  if (startedAtMs === null) return <p className={styles.facts}>No deployment was seen, so no T+.</p>;
  const sinceMs = nowMs - startedAtMs;
  const over = sinceMs >= postReleaseMs;
  return (
    <>
      <p className={styles.clock} data-over={over}>
        <span>T+</span>{' '}
        {clockParts(over ? postReleaseMs : sinceMs, display)
          // A finished window ended on the hour.
          .filter((part, index) => index === 0 || !over || part.number !== '00')
          .map(({ number, unit }) => (
            <span key={unit}>
              {number}
              <span className={styles.unit}>{`\u00a0${unit}`}</span>{' '}
            </span>
          ))}
      </p>
      <p className={styles.facts}>
        {over
          ? `Window over since ${instant(startedAtMs + postReleaseMs, display)}`
          : `${startedBy === 'first-seen' ? 'First seen' : 'Since'} ${instant(startedAtMs, display)}, watched for ${hours(postReleaseMs, display)}`}
      </p>
    </>
  );
}
