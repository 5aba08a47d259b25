import { count } from '../../ui/format/count.ts';
import type { Display } from '../../ui/format/display.ts';
import { wholePercent } from '../../ui/format/wholePercent.ts';
import type { Compared } from './compareTypes.ts';
import styles from './CompareView.module.css';

/** What the intervals promise and what not; how each was made is folded away. */
export function MethodNote({ body, display }: { body: Compared; display: Display }) {
  const { figures, journeys, strata, endpoints, level } = body;
  const ratios = [...figures, ...journeys, ...strata, ...endpoints].filter(
    ({ ratio }) => ratio !== null,
  ).length;
  if (ratios === 0) return null;
  const told = figures.flatMap(({ id, label, ratio, standardised }) =>
    ratio === null ? [] : [{ id, label, method: ratio.method, same: standardised?.ratio.method ?? null }],
  );
  return (
    <>
      <p className={styles.method}>
        Intervals hold {wholePercent(level, display)}, for one look. There are {count(ratios, display)} ratios
        on this page, and about one in twenty misses by chance alone: this is no verdict. Each release’s own
        page has that.
      </p>
      {told.length > 0 && (
        <details className={styles.how}>
          <summary>How the intervals are made</summary>
          <dl>
            {told.map(({ id, label, method, same }) => (
              <div key={id}>
                <dt>{label}</dt>
                <dd>
                  {method}
                  {same !== null && <> With the same mix: {same}</>}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}
