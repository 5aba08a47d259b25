import styles from './Keys.module.css';

/** Keys as they are pressed: "g s" one after the other, "Ctrl+K" together. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className={styles.keys}>
      {keys.split(' ').map((key, index) => (
        <span key={key}>
          {index > 0 && <span className={styles.then}> then </span>}
          <kbd className={styles.key}>{key}</kbd>
        </span>
      ))}
    </span>
  );
}
