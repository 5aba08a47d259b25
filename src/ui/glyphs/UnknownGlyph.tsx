import type { UnknownReason } from '../../engine/domain/reading.ts';
import styles from './UnknownGlyph.module.css';

/** Each reason has its own shape, so that it is told apart without colour and without reading. */
const shapes: Readonly<Record<UnknownReason, string>> = {
  // Three dots: still coming.
  awaited: 'M2.5 8h.01M8 8h.01M13.5 8h.01',
  // A struck-through ring: asked, and there is nothing.
  'no-data': 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M3 13L13 3',
  // A dashed ring: on its way to being enough.
  'too-little-data': 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11',
  // A cross: the source failed.
  'source-failed': 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  // A clock: too old. The hatch around it is drawn by the figure.
  stale: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M8 5v3l2 1.5',
  // An empty box: nothing has been put here.
  'not-configured': 'M3 3h10v10H3z',
  // Not equal.
  'not-comparable': 'M3 6h10M3 10h10M10.5 2.5l-5 11',
};

export function UnknownGlyph({ reason }: { reason: UnknownReason }) {
  return (
    <svg
      className={styles.glyph}
      data-reason={reason}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={shapes[reason]} />
    </svg>
  );
}
