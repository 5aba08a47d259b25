import type { RefObject } from 'react';
import styles from './GlossaryScreen.module.css';

interface SearchFieldProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Where the number of entries found is told. */
  readonly resultId: string;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** Narrows the page while one types; Escape shows everything again. */
export function SearchField({ query, onQuery, resultId, field }: SearchFieldProps) {
  return (
    <label className={styles.search}>
      <span>Search</span>
      <input
        ref={field}
        type="search"
        value={query}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={resultId}
        aria-keyshortcuts="/"
        onChange={({ target }) => onQuery(target.value)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') onQuery('');
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}
