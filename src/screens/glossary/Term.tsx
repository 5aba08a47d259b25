import styles from './Entries.module.css';

/** The word itself, which is also the address of its entry. */
export function Term({ id, children }: { id: string; children: string }) {
  return (
    <h3 className={styles.term}>
      <a href={`#${id}`}>{children}</a>
    </h3>
  );
}
