import { useAddress } from '../../selection/useAddress.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import type { CompareRow } from './compareTypes.ts';
import styles from './CompareView.module.css';

/** What failed sources leave unknown, said once for all tables. */
export function MissingSources({ rows }: { rows: readonly CompareRow[] }) {
  const { href } = useAddress();
  const failures = new Map<string, string[]>();
  for (const { label, a, b } of rows) {
    const failed = [b, a].find((one) => one.kind === 'unknown' && one.reason === 'source-failed');
    if (failed?.kind !== 'unknown') continue;
    failures.set(failed.detail, [...(failures.get(failed.detail) ?? []), label]);
  }
  if (failures.size === 0) return null;
  return (
    <ul className={styles.missing} aria-label="Figures that are not known">
      {[...failures].map(([detail, labels]) => (
        <li key={detail}>
          <UnknownGlyph reason="source-failed" />
          <p>
            <strong>{labels.join(', ')}</strong>: {detail} <a href={href({ screen: 'sources' })}>Sources</a>
          </p>
        </li>
      ))}
    </ul>
  );
}
