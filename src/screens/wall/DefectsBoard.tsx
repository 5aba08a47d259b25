import { freshnessOf } from '../../engine/domain/freshness.ts';
import type { WallDefects } from '../../engine/answers/wallBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { count } from '../../ui/format/count.ts';
import { roughDuration } from '../../ui/format/duration.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { unknownWords } from '../../ui/glyphs/unknownWords.ts';
import { dataAge } from './dataAge.ts';
import { Nothing } from './Nothing.tsx';
import styles from './Defects.module.css';

/** What is known to be broken: how much, how long, and the oldest by name. */
export function DefectsBoard({
  defects,
  nowMs,
  display,
}: {
  readonly defects: WallDefects;
  readonly nowMs: number;
  readonly display: Display;
}) {
  if (defects.kind === 'unknown')
    return <Nothing reason={defects.reason} title={unknownWords[defects.reason]} sentence={defects.detail} />;
  const [oldest] = defects.oldest;
  const now = freshnessOf(defects.data, nowMs);
  return (
    <div className={styles.defects} data-age={now.state}>
      <dl className={styles.counts}>
        <div>
          <dt>open</dt>
          <dd>
            {defects.atLeast && '≥ '}
            {count(defects.open, display)}
          </dd>
        </div>
        {oldest !== undefined && (
          <div>
            <dt>oldest</dt>
            <dd>{roughDuration(Math.max(0, nowMs - oldest.createdAtMs), display)}</dd>
          </div>
        )}
        {now.state !== 'fresh' && (
          <div className={styles.oldList}>
            <dt>
              <UnknownGlyph reason="stale" /> list
            </dt>
            <dd>{dataAge(now.ageMs, display)}</dd>
          </div>
        )}
      </dl>
      <ol className={styles.list}>
        {defects.oldest.map(({ id, title, createdAtMs, regression }) => (
          <li key={id}>
            <span className={styles.listAge}>{roughDuration(Math.max(0, nowMs - createdAtMs), display)}</span>
            <span>
              {title}
              {regression && <em> broke again</em>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
