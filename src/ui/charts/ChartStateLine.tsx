import type { UnknownReason } from '../../engine/domain/reading.ts';
import { UnknownGlyph } from '../glyphs/UnknownGlyph.tsx';
import text from '../styles/text.module.css';
import type { ChartState } from './chartState.ts';
import styles from './ChartStateLine.module.css';

type Said = Exclude<ChartState['kind'], 'ready' | 'loading'>;

const glyphs: Readonly<Record<Said, UnknownReason>> = {
  empty: 'no-data',
  partial: 'source-failed',
  stale: 'stale',
  'too-little': 'too-little-data',
  'not-comparable': 'not-comparable',
};

/** Why the picture is not there, or is not the whole truth. `height`: the room of the missing picture, px; null = it is there. */
export function ChartStateLine(props: { state: ChartState; height: number | null; title: string }) {
  const { state, height, title } = props;
  if (state.kind === 'ready') return null;
  const room = height === null ? undefined : { minHeight: height };
  if (state.kind === 'loading') {
    return (
      <div className={styles.loading} style={room} role="status">
        <span className={text.spoken}>{title} is loading.</span>
      </div>
    );
  }
  return (
    <div className={styles.state} data-kind={state.kind} data-instead={height !== null} style={room}>
      <UnknownGlyph reason={state.reason ?? glyphs[state.kind]} />
      <div>
        <p className={styles.what}>{state.sentence}</p>
        {state.hints !== undefined && state.hints.length > 0 && (
          <ul className={styles.hints}>
            {state.hints.map((hint) => (
              <li key={hint}>{hint}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
