import type { ReleaseRef } from '../../engine/answers/figure.ts';
import type { WallBody } from '../../engine/answers/wallBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { day } from '../../ui/format/instant.ts';
import { verdictWords } from '../../ui/verdict/verdictState.ts';
import text from '../../ui/styles/text.module.css';
import { stateNow } from './stateNow.ts';
import { StateGlyph } from './StateGlyph.tsx';
import styles from './Watch.module.css';

interface ReleaseStripProps {
  readonly body: WallBody;
  readonly service: string;
  /** What the figures above are compared with; null = with nothing. */
  readonly baselineId: string | null;
  readonly most: number;
  readonly nowMs: number;
  readonly display: Display;
}

/** The service's last releases, the newest at the right; as many as there is room for. */
export function ReleaseStrip({ body, service, baselineId, most, nowMs, display }: ReleaseStripProps) {
  const shown = body.releases.filter(({ release }) => release.service === service).slice(0, most);
  return (
    // Newest first and laid out from the right: what has no room is the oldest, and is left out whole.
    <ol className={styles.strip} aria-label="Releases, newest first">
      {shown.map((row, index) => {
        const { release } = row;
        const state = stateNow(row.verdict, nowMs);
        return (
          <li key={release.id} data-newest={index === 0}>
            <span className={styles.stripName}>
              <StateGlyph state={state} />
              <span className={text.spoken}>{state === null ? 'awaited' : verdictWords[state]} </span>
              <span className={styles.stripVersion}>{release.version}</span>
            </span>
            <span className={styles.stripDay}>
              {[servedText(release, display), release.id === baselineId ? 'baseline' : '']
                .filter((part) => part !== '')
                .join(', ')}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function servedText({ current, rolledBackAtMs, startedAtMs }: ReleaseRef, display: Display): string {
  if (current) return 'now';
  if (rolledBackAtMs !== null) return 'taken back';
  return startedAtMs === null ? '' : day(startedAtMs, display);
}
