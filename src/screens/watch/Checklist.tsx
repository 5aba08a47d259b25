import { tickItem, untickItem } from '../../selection/calls.ts';
import { hours } from '../../ui/format/duration.ts';
import { shortInstant } from '../../ui/format/instant.ts';
import type { Checkpoint } from './checkpointsOf.ts';
import type { WatchRecord } from './watchMarkdown.ts';
import styles from './CallPanel.module.css';

interface ChecklistProps {
  readonly record: WatchRecord;
  readonly checkpoint: Checkpoint;
  readonly who: string;
  readonly frozen: boolean;
}

/** What the team wants done before the call, ticked with name and time. */
export function Checklist({ record, checkpoint, who, frozen }: ChecklistProps) {
  const { body, ticked, nowMs, display } = record;
  const { checkpointMs, checklist } = checkpoint;
  const releaseId = body.release.id;
  if (checklist.length === 0)
    return <p className={styles.quiet}>Settings name no checklist for this checkpoint.</p>;
  const here = ticked.filter((tick) => tick.checkpointMs === checkpointMs);
  const done = checklist.filter((item) => here.some((tick) => tick.item === item)).length;
  return (
    <fieldset className={styles.checklist} disabled={frozen}>
      <legend>
        Checklist at {hours(checkpointMs, display)}: {done} of {checklist.length} done
      </legend>
      {checklist.map((item) => {
        const tick = here.find((one) => one.item === item) ?? null;
        return (
          <label key={item} className={styles.item}>
            <input
              type="checkbox"
              checked={tick !== null}
              onChange={({ target }) => {
                if (target.checked) tickItem({ releaseId, checkpointMs, item, who, atMs: nowMs });
                else untickItem({ releaseId, checkpointMs, item });
              }}
            />
            <span>
              {item}
              {tick !== null && (
                <span className={styles.quiet}>
                  {' '}
                  {tick.who === '' ? '' : `${tick.who}, `}
                  {shortInstant(tick.atMs, display)}
                </span>
              )}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
