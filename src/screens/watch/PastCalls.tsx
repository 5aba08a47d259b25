import { undoCall, type RecordedCall } from '../../selection/calls.ts';
import controls from '../../ui/controls/controls.module.css';
import type { Display } from '../../ui/format/display.ts';
import { hours } from '../../ui/format/duration.ts';
import { instant } from '../../ui/format/instant.ts';
import styles from './CallPanel.module.css';

interface PastCallsProps {
  /** Newest first. */
  readonly calls: readonly RecordedCall[];
  readonly frozen: boolean;
  readonly display: Display;
}

/** Calls made so far; only the newest can be taken back, because a log is not rewritten. */
export function PastCalls({ calls, frozen, display }: PastCallsProps) {
  if (calls.length === 0) return <p className={styles.quiet}>No call has been recorded yet.</p>;
  return (
    <ol className={styles.past} aria-label="Calls recorded">
      {calls.map(({ checkpointMs, call, who, note, atMs, verdict, releaseId }, index) => (
        <li key={`${atMs} ${index}`}>
          <div>
            <p>
              {hours(checkpointMs, display)}: <strong>{call}</strong>, {who}
            </p>
            {note !== '' && <p>{note}</p>}
            <p className={styles.quiet}>
              {instant(atMs, display)}
              {verdict !== null && `, verdict then: ${verdict}`}
            </p>
          </div>
          {index === 0 && !frozen && (
            <button
              type="button"
              className={controls.button}
              onClick={() => undoCall(releaseId)}
              aria-label={`Take back the call: ${call} at ${hours(checkpointMs, display)}`}
            >
              Take back
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
