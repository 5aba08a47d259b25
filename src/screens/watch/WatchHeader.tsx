import { useAddress } from '../../selection/useAddress.ts';
import type { Display } from '../../ui/format/display.ts';
import { lowerFirst } from '../../ui/format/lowerFirst.ts';
import { duration } from '../../ui/format/duration.ts';
import { instant } from '../../ui/format/instant.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { VerdictWord } from '../../ui/verdict/VerdictWord.tsx';
import type { Checkpoint } from './checkpointsOf.ts';
import { NextCheckpoint } from './NextCheckpoint.tsx';
import { SinceClock } from './SinceClock.tsx';
import { useNow } from '../../host/useNow.ts';
import { timesHere } from '../../ui/format/timesHere.ts';
import type { WatchedRelease } from './watchTypes.ts';
import styles from './WatchHeader.module.css';

interface WatchHeaderProps {
  readonly body: WatchedRelease;
  readonly checkpoints: readonly Checkpoint[];
  readonly display: Display;
}

/** Which release, how old, how it stands, and when somebody has to decide. */
export function WatchHeader({ body, checkpoints, display }: WatchHeaderProps) {
  const { href } = useAddress();
  const { release, previous, next } = body;
  return (
    <header>
      <div className={styles.header}>
        <div>
          <h1 className={styles.name}>
            <span className={styles.service}>{release.serviceLabel}</span>{' '}
            <span className={styles.version}>{release.version}</span>
          </h1>
          <SinceClock body={body} display={display} />
        </div>
        <Standing body={body} display={display} />
        <div className={styles.aside}>
          <NextCheckpoint body={body} checkpoints={checkpoints} display={display} />
          <nav className={styles.ways} aria-label="From this watch">
            <a href={href({ screen: 'release', releaseId: release.id })}>Release detail</a>
            {previous !== null && (
              <a href={href({ screen: 'watch', releaseId: previous.id })}>
                Before: <code>{previous.version}</code> <kbd>[</kbd>
              </a>
            )}
            {next !== null && (
              <a href={href({ screen: 'watch', releaseId: next.id })}>
                After: <code>{next.version}</code> <kbd>]</kbd>
              </a>
            )}
          </nav>
        </div>
      </div>
    </header>
  );
}

/** Figures need a first full bucket, and the source a moment to count it. */
const FIRST_FIGURES_MS = 5 * 60_000;

function Standing({ body, display }: { body: WatchedRelease; display: Display }) {
  const nowMs = useNow(15_000);
  const { release, verdict, forecast } = body;
  const { startedAtMs, rolledBackAtMs } = release;
  const young = startedAtMs !== null && nowMs - startedAtMs < FIRST_FIGURES_MS;
  return (
    <section className={styles.standing} aria-label="Verdict">
      {verdict === null ? (
        <p className={styles.awaited}>
          <UnknownGlyph reason="awaited" />
          {startedAtMs === null
            ? 'No verdict: no deployment of this release was seen.'
            : young
              ? 'No verdict yet: the first figures come with its first full 5 minutes of traffic.'
              : 'No verdict yet: its data are awaited.'}
        </p>
      ) : (
        <>
          <p className={styles.word}>
            <VerdictWord state={verdict.state} size="title" />
            {verdict.revised && <span className={styles.revised}>revised</span>}
          </p>
          <p className={styles.reason}>{timesHere(verdict.reason, display)}</p>
        </>
      )}
      {forecast !== null && <p>Forecast: {lowerFirst(forecast)}</p>}
      {rolledBackAtMs !== null && (
        <p>
          Taken back {instant(rolledBackAtMs, display)}
          {startedAtMs !== null &&
            `, ${duration(rolledBackAtMs - startedAtMs, display)} after its deployment`}
          .
        </p>
      )}
    </section>
  );
}
