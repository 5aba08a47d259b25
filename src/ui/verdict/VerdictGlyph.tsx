import type { VerdictState } from './verdictState.ts';
import styles from './Verdict.module.css';

const HATCH = 'M2 8.5L8.5 2M2 13L13 2M3.5 14L14 3.5M8 14L14 8';

/** One shape per verdict, told apart without colour; its word always stands beside it. */
const shapes: Readonly<Record<VerdictState, string>> = {
  // A ring: closed, whole.
  holding: 'M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6',
  // A triangle: look here.
  watch: 'M8 2.4L14.3 13.4H1.7Z',
  // A filled octagon: stop.
  regressed: 'M5.4 1.7h5.2l3.7 3.7v5.2l-3.7 3.7H5.4L1.7 10.6V5.4Z',
  // A dashed ring: not closed yet.
  'too-early': 'M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6',
  // A hatched box with a clock cut into its corner.
  stale: HATCH,
  // A dash: nothing can be said.
  'cannot-judge': 'M3 8h10',
};

export function VerdictGlyph({ state, size = 16 }: { state: VerdictState; size?: number }) {
  return (
    <svg
      className={styles.glyph}
      data-state={state}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={shapes[state]} />
      {state === 'stale' && (
        <>
          <circle className={styles.face} cx="10.5" cy="10.5" r="4.7" />
          <path d="M10.5 8v2.6l1.8 1.1" />
        </>
      )}
    </svg>
  );
}
