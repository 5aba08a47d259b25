import { VerdictWord } from '../../ui/verdict/VerdictWord.tsx';
import entries from './Entries.module.css';
import type { Glossary } from './filterGlossary.ts';
import { VerdictPicture } from './VerdictPicture.tsx';
import styles from './VerdictSection.module.css';

interface VerdictSectionProps extends Pick<Glossary, 'verdictMeanings' | 'verdictSteps'> {
  readonly searching: boolean;
}

/** What a verdict says, what to do then, and how it comes about. */
export function VerdictSection({ verdictMeanings, verdictSteps, searching }: VerdictSectionProps) {
  if (verdictMeanings.length === 0 && verdictSteps.length === 0) return null;
  return (
    <section className={entries.section} id="verdict" aria-labelledby="verdict-title">
      <h2 id="verdict-title">The verdict</h2>
      {verdictMeanings.length > 0 && (
        <dl>
          {verdictMeanings.map(({ state, meaning, whatToDo }) => (
            <div key={state} id={`verdict-${state}`} className={styles.state}>
              <dt>
                <VerdictWord state={state} />
              </dt>
              <dd>
                <p>{meaning}</p>
                <p className={styles.todo}>
                  <strong>What to do.</strong> {whatToDo}
                </p>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {!searching && <VerdictPicture />}
      <ol className={styles.steps}>
        {verdictSteps.map(({ title, text }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
