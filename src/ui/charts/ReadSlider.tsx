import type { KeyboardEvent } from 'react';
import styles from './ReadSlider.module.css';

interface ReadSliderProps {
  readonly label: string;
  /** How many places can be read. */
  readonly count: number;
  readonly at: number;
  readonly onMove: (at: number) => void;
  /** What is read there, as a sentence. */
  readonly spoken: string;
  readonly onEnter?: (() => void) | undefined;
  /** Keys that this picture reads in another direction; the slider leaves them alone. */
  readonly onKey?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
}

/**
 * How the keyboard reads a picture: a native slider over it, unseen (arrows one place, Page keys ten, Home and End).
 * Screen readers know it, and say what is read at each place. Its parent must be positioned, and shows the focus.
 */
export function ReadSlider({ label, count, at, onMove, spoken, onEnter, onKey }: ReadSliderProps) {
  return (
    <input
      type="range"
      className={styles.slider}
      aria-label={label}
      aria-valuetext={spoken}
      min={0}
      max={Math.max(0, count - 1)}
      value={Math.max(0, at)}
      disabled={count === 0}
      onChange={({ target }) => onMove(target.valueAsNumber)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onEnter?.();
        else onKey?.(event);
      }}
    />
  );
}
