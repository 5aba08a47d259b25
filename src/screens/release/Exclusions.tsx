import { useId, useState, type SubmitEvent } from 'react';
import { excludeWindow, includeWindow, sameExclusion, usePeopleSay } from '../../selection/peopleSay.ts';
import controls from '../../ui/controls/controls.module.css';
import type { Display } from '../../ui/format/display.ts';
import { sinceRelease } from '../../ui/format/duration.ts';
import { interval } from '../../ui/format/interval.ts';
import { readExclusion } from './exclusionForm.ts';
import type { FoundRelease } from './foundRelease.ts';
import styles from './People.module.css';

interface ExclusionsProps {
  readonly body: FoundRelease;
  readonly startedAtMs: number;
  readonly display: Display;
}

/** Windows that people took out of the judging, and the form that does it. */
export function Exclusions({ body, startedAtMs, display }: ExclusionsProps) {
  const { release, exclusions, postReleaseMs } = body;
  const said = usePeopleSay((people) => people.exclusions).filter(
    ({ releaseId }) => releaseId === release.id,
  );
  const since = (atMs: number): string => sinceRelease(Math.max(0, atMs - startedAtMs), display);
  return (
    <div>
      <h3>Windows left out</h3>
      {said.length === 0 && <p className={styles.none}>None: every hour counts.</p>}
      <ul>
        {said.map((exclusion) => {
          const { window, why } = exclusion;
          const applied = exclusions.some((one) => sameExclusion(one, exclusion));
          return (
            <li key={`${window.startMs} ${window.endMs}`} className={styles.exclusion}>
              <div>
                <p>
                  {since(window.startMs)} to {since(window.endMs)}: {why}
                </p>
                <p className={styles.quiet}>
                  {interval(window, display)}
                  {!applied && '; not in this verdict yet'}
                </p>
              </div>
              <button
                type="button"
                className={controls.button}
                onClick={() => includeWindow(exclusion)}
                aria-label={`Judge ${since(window.startMs)} to ${since(window.endMs)} again`}
              >
                Judge it again
              </button>
            </li>
          );
        })}
      </ul>
      <ExclusionForm releaseId={release.id} startedAtMs={startedAtMs} postReleaseMs={postReleaseMs} />
    </div>
  );
}

interface ExclusionFormProps {
  readonly releaseId: string;
  readonly startedAtMs: number;
  readonly postReleaseMs: number;
}

const empty = { from: '', to: '', why: '' };

function ExclusionForm({ releaseId, startedAtMs, postReleaseMs }: ExclusionFormProps) {
  const id = useId();
  const [entry, setEntry] = useState(empty);
  const [fault, setFault] = useState<string | null>(null);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const read = readExclusion({ releaseId, startedAtMs, postReleaseMs, ...entry });
    if (typeof read === 'string') {
      setFault(read);
      return;
    }
    excludeWindow(read);
    setFault(null);
    setEntry(empty);
  };
  const field = (name: keyof typeof empty) => ({
    id: `${id}-${name}`,
    value: entry[name],
    'aria-describedby': fault === null ? undefined : `${id}-fault`,
    onChange: ({ target }: { target: HTMLInputElement }) => setEntry({ ...entry, [name]: target.value }),
  });
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <label htmlFor={`${id}-from`}>From T+, h</label>
      <label htmlFor={`${id}-to`}>to T+, h</label>
      <label htmlFor={`${id}-why`}>Why</label>
      <input {...field('from')} inputMode="decimal" autoComplete="off" />
      <input {...field('to')} inputMode="decimal" autoComplete="off" />
      <input {...field('why')} maxLength={200} autoComplete="off" placeholder="load test" />
      <button type="submit" className={controls.button}>
        Leave it out
      </button>
      <p id={`${id}-fault`} className={styles.fault} role="alert">
        {fault}
      </p>
    </form>
  );
}
