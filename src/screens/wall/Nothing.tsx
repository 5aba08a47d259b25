import type { UnknownReason } from '../../engine/domain/reading.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import styles from './Header.module.css';

/** In the place of a whole view: what is so, large, and why. */
export function Nothing({
  reason,
  title,
  sentence,
}: {
  readonly reason: UnknownReason;
  readonly title: string;
  readonly sentence: string;
}) {
  return (
    <div className={styles.nothing}>
      <h1>
        <UnknownGlyph reason={reason} />
        <span>{title}</span>
      </h1>
      <p>{sentence}</p>
    </div>
  );
}
