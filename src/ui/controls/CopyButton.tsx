import { useState } from 'react';
import styles from './controls.module.css';

/** Copies text and says so in its own label; where the browser forbids it, says that instead. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('refused');
    }
  };
  return (
    <button
      type="button"
      className={styles.button}
      onClick={() => void copy()}
      onBlur={() => setState('ready')}
    >
      <span aria-live="polite">
        {state === 'ready' ? label : state === 'copied' ? 'Copied' : 'The browser forbids copying'}
      </span>
    </button>
  );
}
