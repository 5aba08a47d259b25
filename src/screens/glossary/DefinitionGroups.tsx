import type { Glossary } from './filterGlossary.ts';
import { definitionFacts } from './definitionWords.ts';
import styles from './Entries.module.css';
import { Term } from './Term.tsx';

/** Every KPI: what it tells, and how it is made. */
export function DefinitionGroups({ groups }: { groups: Glossary['definitionGroups'] }) {
  if (groups.length === 0) return null;
  return (
    <section className={styles.section} id="figures" aria-labelledby="figures-title">
      <h2 id="figures-title">Figures</h2>
      {groups.map(({ title, definitions }) => (
        <section key={title} className={styles.group} aria-label={title}>
          <p className={styles.subject}>{title}</p>
          {definitions.map((definition) => (
            <article key={definition.id} id={definition.id} className={styles.entry}>
              <Term id={definition.id}>{definition.label}</Term>
              <div className={styles.text}>
                <p>{definition.meaning}</p>
                <dl className={styles.facts}>
                  {definitionFacts(definition).map(([term, fact]) => (
                    <div key={term}>
                      <dt>{term}</dt>
                      <dd>{fact}</dd>
                    </div>
                  ))}
                </dl>
              </div>
            </article>
          ))}
        </section>
      ))}
    </section>
  );
}
