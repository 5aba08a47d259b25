import { useId, type ReactNode } from 'react';
import styles from './Panel.module.css';

interface PanelProps {
  readonly title: string;
  /** Beside the title: unit, count, period. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled stretch of the page; a rule and space divide it from the next. */
export function Panel({ title, aside, children }: PanelProps) {
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
