import type { ReactNode } from 'react';
import styles from './ShowData.module.css';

interface ShowDataProps {
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  /** The key that does the same on this screen. */
  readonly shortcut?: string;
  /** Which chart's data, for lists of controls: "Error rate". Left out where one table stands for all. */
  readonly about?: string;
  /** The tables: built only when they are open. */
  readonly children: () => ReactNode;
}

/** The numbers of a chart as tables, behind a native disclosure. */
export function ShowData({ open, onToggle, shortcut, about, children }: ShowDataProps) {
  return (
    <details
      className={styles.data}
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== open) onToggle(currentTarget.open);
      }}
    >
      <summary aria-label={about === undefined ? undefined : `Show data: ${about}`}>
        Show data {shortcut !== undefined && <kbd>{shortcut}</kbd>}
      </summary>
      {open && children()}
    </details>
  );
}
