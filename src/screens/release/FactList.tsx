import styles from './FactList.module.css';

/** Facts with their terms, one a line. */
export function FactList({ facts }: { facts: readonly (readonly [term: string, fact: string])[] }) {
  return (
    <dl>
      {facts.map(([term, fact]) => (
        <div key={term} className={styles.fact}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
