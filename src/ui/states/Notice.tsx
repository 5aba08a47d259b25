import type { ReactNode } from 'react';
import { UnknownGlyph } from '../glyphs/UnknownGlyph.tsx';
import styles from './Notice.module.css';

interface NoticeProps {
  readonly kind: 'empty' | 'failed';
  /** What is so. */
  readonly sentence: string;
  /** What to do about it. */
  readonly hint: string;
  /** Where to go on: links. */
  readonly children?: ReactNode;
}

/** In the place of content that is not there: what is so, what to do, where to go on. */
export function Notice({ kind, sentence, hint, children }: NoticeProps) {
  return (
    <div className={styles.notice} role={kind === 'failed' ? 'alert' : undefined}>
      <UnknownGlyph reason={kind === 'failed' ? 'source-failed' : 'no-data'} />
      <div>
        <p className={styles.sentence}>{sentence}</p>
        <p className={styles.hint}>{hint}</p>
        {children !== undefined && <div className={styles.ways}>{children}</div>}
      </div>
    </div>
  );
}
