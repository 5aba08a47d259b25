import type { Display } from '../../ui/format/display.ts';
import { counted } from '../../ui/format/nouns.ts';
import { timesHere } from '../../ui/format/timesHere.ts';
import { movedText, type MovedSignal } from './movedSince.ts';
import { sinceText } from './sinceText.ts';
import type { WatchSignal } from './watchTypes.ts';
import styles from './SideSection.module.css';

interface OfRelease {
  readonly startedAtMs: number | null;
  readonly display: Display;
}

/** What is not as it was at the last look. */
export function MovedSignals({ moved, startedAtMs, display }: OfRelease & { moved: readonly MovedSignal[] }) {
  return (
    <ul>
      {moved.map((one) => (
        <li key={one.id} className={styles.entry} data-grade={one.grade}>
          <p>
            <strong>{one.label}</strong> {movedText(one)}
          </p>
          {one.now !== null && <p className={styles.quiet}>{detailOf(one.now, startedAtMs, display)}</p>}
        </li>
      ))}
    </ul>
  );
}

/** How signals stand. */
export function Signals({ signals, startedAtMs, display }: OfRelease & { signals: readonly WatchSignal[] }) {
  return (
    <ul>
      {signals.map((signal) => (
        <li key={signal.id} className={styles.entry} data-grade={signal.grade}>
          <p>
            <strong>{signal.label}</strong>: {signal.state}
          </p>
          <p className={styles.quiet}>{detailOf(signal, startedAtMs, display)}</p>
        </li>
      ))}
    </ul>
  );
}

/** Every signal, folded away. */
export function AllSignals({
  signals,
  startedAtMs,
  display,
}: OfRelease & { signals: readonly WatchSignal[] }) {
  if (signals.length === 0) return null;
  const loud = signals.filter(({ grade }) => grade !== 'calm').length;
  return (
    <details className={styles.fold}>
      <summary>
        {loud === 0
          ? `All ${counted(signals.length, 'signal', display)} calm`
          : `All ${counted(signals.length, 'signal', display)}, ${loud} not calm`}
      </summary>
      <Signals signals={signals} startedAtMs={startedAtMs} display={display} />
    </details>
  );
}

/** Since when, then why. */
function detailOf({ sinceMs, detail }: WatchSignal, startedAtMs: number | null, display: Display): string {
  const since = sinceMs === null ? '' : sinceText(sinceMs, startedAtMs, display);
  const why = timesHere(detail, display);
  return since === '' ? why : `${since}. ${why}`;
}
