import type { WallHeadline } from '../../engine/answers/wallBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { verdictWords } from '../../ui/verdict/verdictState.ts';
import { stateNow } from './stateNow.ts';
import { StateGlyph } from './StateGlyph.tsx';
import styles from './Header.module.css';

interface VerdictBandProps {
  readonly title: string;
  readonly headline: WallHeadline | null;
  readonly nowMs: number;
  readonly display: Display;
}

/** On top of the quieter views: what they show, and still the verdict, so that a glance never has to wait for its turn. */
export function VerdictBand({ title, headline, nowMs }: VerdictBandProps) {
  const state = headline === null ? null : stateNow(headline.verdict, nowMs);
  return (
    <header className={styles.band} data-state={state ?? 'awaited'}>
      <h1>{title}</h1>
      {headline !== null && (
        <p className={styles.bandVerdict} data-state={state ?? 'awaited'} data-far>
          <StateGlyph state={state} />
          <strong>{state === null ? 'Awaited' : verdictWords[state]}</strong>
          <span className={styles.bandRelease}>
            {headline.release.serviceLabel} <span className={styles.mono}>{headline.release.version}</span>
          </span>
        </p>
      )}
    </header>
  );
}
