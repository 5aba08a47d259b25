import styles from './ShareBar.module.css';

/** A share of a whole (0-1) as a bar; the number stands beside it, so the bar is decoration. */
export function ShareBar({ share }: { share: number }) {
  const width = Math.min(1, Math.max(0, share)) * 100;
  return (
    <svg className={styles.bar} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.whole} width="100" height="6" />
      <rect className={styles.part} width={width} height="6" />
    </svg>
  );
}
