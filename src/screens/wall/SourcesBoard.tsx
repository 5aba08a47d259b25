import type { WallBody, WallSource } from '../../engine/answers/wallBody.ts';
import { freshnessOf } from '../../engine/domain/freshness.ts';
import type { Display } from '../../ui/format/display.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { VerdictGlyph } from '../../ui/verdict/VerdictGlyph.tsx';
import { dataAge } from './dataAge.ts';
import { firstSentence } from './firstSentence.ts';
import { Nothing } from './Nothing.tsx';
import { sourceStateNow, type SourceStateNow } from './stateNow.ts';
import styles from './Sources.module.css';

const WORDS: Readonly<Record<SourceStateNow, string>> = {
  failing: 'fails',
  silent: 'silent',
  paused: 'paused',
  awaited: 'awaited',
  answering: 'answers',
};
/** Those in trouble first. */
const ORDER: readonly SourceStateNow[] = ['failing', 'silent', 'paused', 'awaited', 'answering'];

/** Can the screen be believed? Every source, with the age of what it told. */
export function SourcesBoard({ body, nowMs, display }: { body: WallBody; nowMs: number; display: Display }) {
  if (body.sources.length === 0)
    return <Nothing reason="not-configured" title="No sources" sentence="holdfast.json names no source." />;
  const sources = body.sources
    .map((source) => ({
      ...source,
      state: sourceStateNow(source, nowMs),
      old: freshnessOf(source.data, nowMs),
    }))
    .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return (
    <ul className={styles.sources}>
      {sources.map(({ id, label, state, old, lastSuccessAtMs, fault }) => (
        <li key={id} data-state={state}>
          <Glyph state={state} />
          <strong>{label}</strong>
          <span className={styles.state}>{WORDS[state]}</span>
          <span className={styles.age} data-age={old.state}>
            {ageText({ old, lastSuccessAtMs }, nowMs, display)}
          </span>
          {fault !== null && <span className={styles.fault}>{firstSentence(fault)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Of what is old, its age; of a source that is as it should be, when it last answered. */
function ageText(
  { old, lastSuccessAtMs }: { old: ReturnType<typeof freshnessOf> } & Pick<WallSource, 'lastSuccessAtMs'>,
  nowMs: number,
  display: Display,
): string {
  if (lastSuccessAtMs === null) return 'nothing yet';
  return dataAge(old.state === 'fresh' ? nowMs - lastSuccessAtMs : old.ageMs, display);
}

function Glyph({ state }: { state: SourceStateNow }) {
  if (state === 'answering') return <VerdictGlyph state="holding" />;
  return (
    <UnknownGlyph reason={state === 'failing' ? 'source-failed' : state === 'silent' ? 'stale' : 'awaited'} />
  );
}
