import { UnknownGlyph } from '../glyphs/UnknownGlyph.tsx';
import { awaitedText, type AwaitedEntity } from './awaitedText.ts';
import styles from './AwaitedLine.module.css';

/** One quiet line about answers still on their way; keeps its height when there are none, so that nothing jumps. */
export function AwaitedLine({ awaited }: { awaited: readonly AwaitedEntity[] }) {
  return (
    <p className={styles.awaited} data-awaiting={awaited.length > 0 ? '' : undefined}>
      {awaited.length > 0 && (
        <>
          <UnknownGlyph reason="awaited" /> <span className={styles.text}>{awaitedText(awaited)}</span>
        </>
      )}
    </p>
  );
}
