import type { GlossaryEntry } from '../../engine/metrics/glossary.ts';
import styles from './Entries.module.css';
import { Term } from './Term.tsx';

interface WordListProps {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly GlossaryEntry[];
}

export function WordList({ id, title, entries }: WordListProps) {
  return (
    <section className={styles.section} id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {entries.map((entry) => (
        <article key={entry.id} id={entry.id} className={styles.entry}>
          <Term id={entry.id}>{entry.term}</Term>
          <div className={styles.text}>
            {entry.meaning.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
        </article>
      ))}
    </section>
  );
}
