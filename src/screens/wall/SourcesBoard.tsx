import type { WallBody, WallSource } from '../../engine/answers/wallBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { VerdictGlyph } from '../../ui/verdict/VerdictGlyph.tsx';
import { dataAge } from './dataAge.ts';
import styles from './Rows.module.css';

const WORDS = { answering: 'answers', failing: 'fails', paused: 'paused', awaited: 'awaited' } as const;

/** Can the screen be believed? Every source, those in trouble first. */
export function SourcesBoard({ body, nowMs, display }: { body: WallBody; nowMs: number; display: Display }) {
  const order: readonly WallSource['state'][] = ['failing', 'paused', 'awaited', 'answering'];
  const sources = body.sources.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <ul className={styles.sources}>
      {sources.map(({ id, label, state, lastSuccessAtMs, fault }) => (
        <li key={id} data-state={state}>
          <Glyph state={state} />
          <strong>{label}</strong>
          <span className={styles.sourceState}>{WORDS[state]}</span>
          <span className={styles.sourceAge}>
            {lastSuccessAtMs === null ? 'nothing yet' : dataAge(nowMs - lastSuccessAtMs, display)}
          </span>
          {fault !== null && <span className={styles.fault}>{firstSentence(fault)}</span>}
        </li>
      ))}
    </ul>
  );
}

function Glyph({ state }: { state: WallSource['state'] }) {
  if (state === 'answering') return <VerdictGlyph state="holding" />;
  return <UnknownGlyph reason={state === 'failing' ? 'source-failed' : 'awaited'} />;
}

/** The rest is for the Sources screen, where there is somebody to read it. */
function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/.exec(text)?.[0] ?? text;
}
