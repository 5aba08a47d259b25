import type { Freshness } from '../../engine/domain/freshness.ts';
import { age } from '../format/age.ts';
import type { Locale } from '../format/display.ts';
import { UnknownGlyph } from '../glyphs/UnknownGlyph.tsx';
import styles from './AgeNote.module.css';

/** Hatch, clock and age of what is older than it should be; nothing where it is as new as expected. Narrow enough for a cell. */
export function AgeNote({ now, display }: { now: Freshness; display: Locale }) {
  if (now.state === 'fresh') return null;
  return (
    <span className={styles.age} data-age={now.state}>
      <UnknownGlyph reason="stale" />
      <span>{age(now.ageMs, display)} old</span>
    </span>
  );
}
