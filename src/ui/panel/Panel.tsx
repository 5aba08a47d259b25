import { useId, type ReactNode } from 'react';
import styles from './Panel.module.css';

interface PanelProps {
  readonly title: string;
  /** Name of this part of the page in its address: "#budget". */
  readonly id?: string;
  /** Beside the title: unit, count, period. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled stretch of the page; a rule and space divide it from the next. */
export function Panel({ title, id, aside, children }: PanelProps) {
  const titleId = useId();
  return (
    <section className={styles.panel} id={id} aria-labelledby={titleId}>
      <header className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        {aside !== undefined && <p className={styles.aside}>{aside}</p>}
      </header>
      {children}
    </section>
  );
}
