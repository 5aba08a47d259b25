import type { SourceHealth } from '../../engine/answers/sourcesBody.ts';
import styles from './SourceBlock.module.css';

const shapes: Readonly<Record<SourceHealth['state'], string>> = {
  answering: 'M2.5 8.5l3.5 3.5l7.5 -8',
  failing: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  paused: 'M5.5 3v10M10.5 3v10',
  awaited: 'M2.5 8h.01M8 8h.01M13.5 8h.01',
};

const words: Readonly<Record<SourceHealth['state'], string>> = {
  answering: 'answering',
  failing: 'failing',
  paused: 'paused',
  awaited: 'no answer yet',
};

/** A source's state by shape and word; colour only repeats it. */
export function StateGlyph({ state }: { state: SourceHealth['state'] }) {
  return (
    <span className={styles.state} data-state={state}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d={shapes[state]} />
      </svg>
      {words[state]}
    </span>
  );
}
