import { useId, useState } from 'react';
import { LONGEST_NAME, useCalls } from '../../selection/calls.ts';
import { hours } from '../../ui/format/duration.ts';
import { CallForm } from './CallForm.tsx';
import { Checklist } from './Checklist.tsx';
import { currentCheckpoint } from './checkpointsOf.ts';
import { PastCalls } from './PastCalls.tsx';
import { RecordActions } from './RecordActions.tsx';
import { SideSection } from './SideSection.tsx';
import type { WatchRecord } from './watchMarkdown.ts';
import styles from './CallPanel.module.css';

/** The checkpoint's checklist and the call that is made there: continue, watch, or roll back. */
export function CallPanel({ record, frozen }: { record: WatchRecord; frozen: boolean }) {
  const id = useId();
  const { checkpoints, calls, display } = record;
  const [chosenMs, setChosenMs] = useState<number | null>(null);
  const known = useCalls(({ who }) => who);
  const [typed, setTyped] = useState<string | null>(null);
  const who = typed ?? known;
  const checkpoint =
    checkpoints.find(({ checkpointMs }) => checkpointMs === chosenMs) ?? currentCheckpoint(checkpoints);
  if (checkpoint === null) return null;
  return (
    <SideSection title={`Your call at ${hours(checkpoint.checkpointMs, display)}`}>
      <div className={styles.panel}>
        <div className={styles.choice} role="group" aria-label="Checkpoint">
          {checkpoints.map((one) => (
            <button
              key={one.checkpointMs}
              type="button"
              className={styles.checkpoint}
              aria-pressed={one === checkpoint}
              onClick={() => setChosenMs(one.checkpointMs)}
            >
              {hours(one.checkpointMs, display)}
              {one.call !== null && <span className={styles.mark}> ✓</span>}
            </button>
          ))}
        </div>
        {!frozen && (
          <div className={styles.field}>
            <label htmlFor={`${id}-who`}>Your name</label>
            <input
              id={`${id}-who`}
              value={who}
              autoComplete="name"
              maxLength={LONGEST_NAME}
              onChange={({ target }) => setTyped(target.value)}
            />
          </div>
        )}
        <Checklist record={record} checkpoint={checkpoint} who={who} frozen={frozen} />
        {frozen ? (
          <p className={styles.quiet}>Calls are recorded on the running watch, not in a frozen view of it.</p>
        ) : (
          <CallForm
            key={checkpoint.checkpointMs}
            record={record}
            checkpoint={checkpoint}
            who={who}
            whoId={`${id}-who`}
          />
        )}
        <PastCalls calls={calls} frozen={frozen} display={display} />
        <RecordActions record={record} />
        <p className={styles.quiet}>
          Calls and ticks are kept in this browser only: copy them to where others read.
        </p>
      </div>
    </SideSection>
  );
}
