import type { CSSProperties } from 'react';
import type { WallHeadline } from '../../engine/answers/wallBody.ts';
import { useNow } from '../../host/useNow.ts';
import type { Display } from '../../ui/format/display.ts';
import { sinceRelease } from '../../ui/format/duration.ts';
import { verdictWords } from '../../ui/verdict/verdictState.ts';
import { emWidth } from './emWidth.ts';
import { firstSentence } from './firstSentence.ts';
import { headlineReason, headlineWhy, stateNow } from './stateNow.ts';
import { StateGlyph } from './StateGlyph.tsx';
import styles from './Header.module.css';

interface BigVerdictProps {
  readonly headline: WallHeadline;
  /** What one of the sources in trouble says; null where none is. */
  readonly fault: string | null;
  readonly nowMs: number;
  readonly display: Display;
}

/** The top quarter: read from the door of the room. */
export function BigVerdict({ headline, fault, nowMs, display }: BigVerdictProps) {
  const { release } = headline;
  const state = stateNow(headline.verdict, nowMs);
  const word = state === null ? 'Awaited' : verdictWords[state];
  const why = state === 'stale' ? null : headlineWhy(headline, display);
  const fit: CSSProperties & Readonly<Record<`--${string}`, string>> = {
    '--word': emWidth(word).toFixed(2),
    '--version': (release.version.length * 0.6).toFixed(2),
  };
  return (
    <header className={styles.header} style={fit} data-state={state ?? 'awaited'}>
      <h1 className={styles.verdict} data-state={state ?? 'awaited'}>
        <StateGlyph state={state} />
        <span>{word}</span>
      </h1>
      <div className={styles.subject}>
        <p className={styles.version} data-far>
          {release.version}
        </p>
        <p className={styles.service} data-far>
          {release.serviceLabel} <SinceZero startedAtMs={release.startedAtMs} display={display} />
        </p>
        {why !== null && (
          <p className={styles.why} data-state={state ?? 'awaited'}>
            {why}
          </p>
        )}
      </div>
      <p className={styles.reason}>
        {headlineReason(headline, nowMs, display)}
        {state === 'stale' && fault !== null && ` ${firstSentence(fault)}`}
      </p>
    </header>
  );
}

/** The T+ clock; apart, so that its minutes draw nothing else anew. */
function SinceZero({ startedAtMs, display }: { startedAtMs: number | null; display: Display }) {
  const nowMs = useNow(5_000);
  if (startedAtMs === null) return <span>not seen deployed</span>;
  return <span className={styles.since}>{sinceRelease(Math.max(0, nowMs - startedAtMs), display)}</span>;
}
