import { useId, useRef, useState } from 'react';
import { LONGEST_NOTE, recordCall, type CallWord } from '../../selection/calls.ts';
import { useShortcut } from '../../selection/useShortcut.ts';
import { hours } from '../../ui/format/duration.ts';
import { verdictWords } from '../../ui/verdict/verdictState.ts';
import type { Checkpoint } from './checkpointsOf.ts';
import type { WatchRecord } from './watchMarkdown.ts';
import styles from './CallPanel.module.css';

interface CallFormProps {
  readonly record: WatchRecord;
  readonly checkpoint: Checkpoint;
  readonly who: string;
  /** Id of the name's field: the caller's, because ticks carry the name too. */
  readonly whoId: string;
}

const choices: readonly { readonly call: CallWord; readonly label: string }[] = [
  { call: 'continue', label: 'Continue' },
  { call: 'watch', label: 'Watch' },
  { call: 'roll back', label: 'Roll back' },
];

/** Note and the three calls. No key but the buttons' own records one: Enter in the note must not decide. */
export function CallForm({ record, checkpoint, who, whoId }: CallFormProps) {
  const id = useId();
  const note = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const { body, nowMs, display } = record;
  const name = () => document.getElementById(whoId);
  useShortcut('c', () => {
    const target = who.trim() === '' ? name() : note.current;
    target?.focus();
    target?.scrollIntoView({ block: 'center' });
  });
  const at = hours(checkpoint.checkpointMs, display);
  const decide = (call: CallWord): void => {
    if (who.trim() === '') {
      setSaid('Say who makes the call: your name is missing.');
      name()?.focus();
      return;
    }
    const verdict = body.verdict === null ? null : verdictWords[body.verdict.state];
    recordCall({
      releaseId: body.release.id,
      checkpointMs: checkpoint.checkpointMs,
      call,
      who,
      note: text,
      atMs: nowMs,
      verdict,
    });
    setText('');
    setSaid(`Recorded: ${call} at ${at}.`);
  };
  return (
    <div className={styles.form}>
      <div className={styles.field}>
        <label htmlFor={`${id}-note`}>Note, if there is one</label>
        <input
          ref={note}
          id={`${id}-note`}
          value={text}
          maxLength={LONGEST_NOTE}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <div className={styles.calls} role="group" aria-label={`Call at ${at}`}>
        {choices.map(({ call, label }) => (
          <button
            key={call}
            type="button"
            className={styles.call}
            data-call={call}
            onClick={() => decide(call)}
          >
            {label}
          </button>
        ))}
        <kbd className={styles.key}>c</kbd>
      </div>
      <p className={styles.said} aria-live="polite">
        {said}
      </p>
    </div>
  );
}
