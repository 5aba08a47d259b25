import styles from './PhaseTrack.module.css';

/** How much of a phase has run; the words beside it say the same. */
export function PhaseTrack({ share }: { /** 0-1 of its length on the T+ ruler */ readonly share: number }) {
  return (
    <span className={styles.track} aria-hidden="true">
      <span className={styles.run} style={{ inlineSize: `${share * 100}%` }} />
    </span>
  );
}
