import { useId } from 'react';
import type { OverviewRow } from '../../engine/answers/overviewBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { timesHere } from '../../ui/format/timesHere.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { unknownWords } from '../../ui/glyphs/unknownWords.ts';
import text from '../../ui/styles/text.module.css';
import { VerdictWord } from '../../ui/verdict/VerdictWord.tsx';
import styles from './RowVerdict.module.css';

interface RowVerdictProps {
  readonly verdict: OverviewRow['verdict'];
  /** Whose it is: "Shop 2.14.0". */
  readonly of: string;
  /** The reason is unfolded: always so where somebody should look, else on demand, by pointer, touch or key. */
  readonly told: boolean;
  readonly onToggle: () => void;
  readonly display: Display;
}

/** The verdict of a row; its one-sentence reason runs across the row below the figures. */
export function RowVerdict({ verdict, of, told, onToggle, display }: RowVerdictProps) {
  const id = useId();
  if (verdict === null) {
    return (
      <span className={styles.awaited}>
        <UnknownGlyph reason="awaited" /> {unknownWords.awaited}
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-expanded={told}
        aria-controls={told ? id : undefined}
        onClick={onToggle}
      >
        <VerdictWord state={verdict.state} />
        <span className={text.spoken}> for {of}: why?</span>
      </button>
      {verdict.revised && <span className={styles.revised}>revised</span>}
      {told && (
        <p id={id} className={styles.reason}>
          {timesHere(verdict.reason, display)}
        </p>
      )}
    </>
  );
}
