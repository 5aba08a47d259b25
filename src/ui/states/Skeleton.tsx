import text from '../styles/text.module.css';
import styles from './Skeleton.module.css';

/** Grey lines in the place of what is coming. Shown by CSS after 300 ms: a quick answer never flickers. */
export function Skeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <div className={styles.skeleton} role="status">
      <span className={text.spoken}>{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className={styles.row} aria-hidden="true" />
      ))}
    </div>
  );
}
