import type { Display } from '../../ui/format/display.ts';
import { hours } from '../../ui/format/duration.ts';
import { instant } from '../../ui/format/instant.ts';
import { quantityText } from '../../ui/format/quantity.ts';
import { clockParts } from './clockParts.ts';
import { missedCheckpoints, type Checkpoint } from './checkpointsOf.ts';
import { useNow } from '../../host/useNow.ts';
import type { WatchedRelease } from './watchTypes.ts';
import styles from './NextCheckpoint.module.css';

interface NextCheckpointProps {
  readonly body: WatchedRelease;
  readonly checkpoints: readonly Checkpoint[];
  readonly display: Display;
}

/** When somebody has to decide next, counted down; and what was left undecided. */
export function NextCheckpoint({ body, checkpoints, display }: NextCheckpointProps) {
  const nowMs = useNow(1_000);
  const { startedAtMs } = body.release;
  if (startedAtMs === null) return null;
  const sinceMs = nowMs - startedAtMs;
  const next = body.checkpointsMs.find((checkpointMs) => checkpointMs > sinceMs) ?? null;
  const missed = missedCheckpoints(checkpoints);
  return (
    <div className={styles.next}>
      {next === null ? (
        <p className={styles.label}>every checkpoint has passed</p>
      ) : (
        <>
          <p className={styles.label}>next checkpoint</p>
          <p className={styles.when}>
            <span className={styles.hours}>{hours(next, display)}</span> in{' '}
            {clockParts(next - sinceMs, display)
              .map(quantityText)
              .join(' ')}
          </p>
          <p className={styles.label}>{instant(startedAtMs + next, display)}</p>
        </>
      )}
      {missed.length > 0 && (
        <p className={styles.label}>
          no call at {missed.map(({ checkpointMs }) => hours(checkpointMs, display)).join(', ')}
        </p>
      )}
    </div>
  );
}
