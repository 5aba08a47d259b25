import { VerdictGlyph } from './VerdictGlyph.tsx';
import { verdictWords, type VerdictState } from './verdictState.ts';
import styles from './Verdict.module.css';

interface VerdictWordProps {
  readonly state: VerdictState;
  readonly size?: 'text' | 'title';
}

/** Shape, word and colour together: the only way a verdict is shown. */
export function VerdictWord({ state, size = 'text' }: VerdictWordProps) {
  return (
    <span className={styles.verdict} data-state={state} data-size={size}>
      <VerdictGlyph state={state} size={size === 'title' ? 24 : 16} />
      <span>{verdictWords[state]}</span>
    </span>
  );
}
