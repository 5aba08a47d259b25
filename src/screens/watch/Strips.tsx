import { freshnessOf } from '../../engine/domain/freshness.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { Sparkline } from '../../ui/charts/Sparkline.tsx';
import type { Display } from '../../ui/format/display.ts';
import { quantityText } from '../../ui/format/quantity.ts';
import { VerdictWord } from '../../ui/verdict/VerdictWord.tsx';
import { clockParts } from './clockParts.ts';
import { useNow } from '../../host/useNow.ts';
import type { WatchStrip } from './watchTypes.ts';
import styles from './Strips.module.css';

interface StripsProps {
  readonly strips: readonly WatchStrip[];
  /** Id of the release on screen. */
  readonly shown: string | null;
  readonly display: Display;
}

/** Every release in its window, one strip each: which of them wants a look. */
export function Strips({ strips, shown, display }: StripsProps) {
  const { href } = useAddress();
  const nowMs = useNow(15_000);
  return (
    <nav className={styles.strips} aria-label="Releases in their window">
      <ul>
        {strips.map(({ release, startedAtMs, endsAtMs, verdict, errorRate }) => (
          <li key={release.id}>
            <a
              className={styles.strip}
              href={href({ screen: 'watch', releaseId: release.id })}
              aria-current={release.id === shown ? 'page' : undefined}
            >
              <span className={styles.name}>
                {release.serviceLabel} <span className={styles.version}>{release.version}</span>
              </span>
              <span className={styles.since}>
                T+{'\u00a0'}
                {clockParts(nowMs - startedAtMs, display)
                  .map(quantityText)
                  .join(' ')}
              </span>
              <span className={styles.verdict}>
                {verdict === null ? 'no verdict yet' : <VerdictWord state={verdict.state} />}
              </span>
              <span className={styles.line}>
                {errorRate !== null && (
                  <>
                    <span className={styles.of}>error rate</span>
                    <Sparkline
                      line={errorRate}
                      baseline={null}
                      postReleaseMs={endsAtMs - startedAtMs}
                      age={freshnessOf(verdict?.data ?? [], nowMs).state}
                    />
                  </>
                )}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
