import type { OverviewRow } from '../../engine/answers/overviewBody.ts';
import { VerdictWord } from '../../ui/verdict/VerdictWord.tsx';
import { verdictOrder } from '../../ui/verdict/verdictState.ts';
import styles from './VerdictCounts.module.css';

/** How many of the releases listed here have which verdict; verdicts that none has are not named. */
export function VerdictCounts({ rows }: { rows: readonly Pick<OverviewRow, 'verdict'>[] }) {
  const counts = verdictOrder
    .map((state) => ({ state, count: rows.filter(({ verdict }) => verdict?.state === state).length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  return (
    <ul className={styles.counts} aria-label={`Verdicts on ${rows.length} releases`}>
      {counts.map(({ state, count }) => (
        <li key={state}>
          <span className={styles.count}>{count}</span> <VerdictWord state={state} />
        </li>
      ))}
    </ul>
  );
}
