import { useId, type ReactNode } from 'react';
import styles from './ComparePanel.module.css';

interface ComparePanelProps {
  readonly title: string;
  /** Beside the title: what is counted, over what. */
  readonly aside?: string;
  readonly children: ReactNode;
}

/** A titled stretch of the comparison; a rule and space divide it from the next. */
export function ComparePanel({ title, aside, children }: ComparePanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <p className={styles.aside}>{aside}</p>}
      </header>
      {children}
    </section>
  );
}
