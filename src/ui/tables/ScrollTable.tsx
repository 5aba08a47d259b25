import type { ReactNode } from 'react';
import text from '../styles/text.module.css';
import styles from './ScrollTable.module.css';
import table from './table.module.css';

interface ScrollTableProps {
  /** What the table holds: spoken, not drawn. */
  readonly caption: string;
  /** The table's head and body. */
  readonly children: ReactNode;
}

/** A long table in a frame that scrolls under its head; the frame takes the focus, so that keys scroll it. */
export function ScrollTable({ caption, children }: ScrollTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls and holds nothing that takes the focus
    <div className={styles.frame} tabIndex={0} role="region" aria-label={caption}>
      <table className={table.table}>
        <caption className={text.spoken}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}
