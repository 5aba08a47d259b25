import type { FoundRelease } from './foundRelease.ts';
import styles from './PartsNav.module.css';

/** Ways to the parts of a long page; a part that is not there is not offered. */
export function PartsNav({ body }: { body: FoundRelease }) {
  const parts: readonly (readonly [id: string, label: string, shown: boolean])[] = [
    ['figures', 'Figures', true],
    ['charts', 'Charts', true],
    ['evidence', 'Evidence', body.verdict !== null && body.release.startedAtMs !== null],
    ['budget', 'Error budget', true],
    ['incidents', 'Incidents', true],
    ['errors', 'Errors', true],
    ['defects', 'Defects', true],
    ['shipped', 'What shipped', true],
    ['surface', 'Regression surface', true],
    ['calls', 'The call', body.release.startedAtMs !== null],
  ];
  return (
    <nav className={styles.parts} aria-label="On this page">
      <ul>
        {parts
          .filter(([, , shown]) => shown)
          .map(([id, label]) => (
            <li key={id}>
              <a href={`#${id}`}>{label}</a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
