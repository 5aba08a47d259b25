import { useId, type ReactNode } from 'react';
import styles from './SideSection.module.css';

interface SideSectionProps {
  readonly title: string;
  /** Right of the title: a button, a count. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled stretch of the side column. */
export function SideSection({ title, aside, children }: SideSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
