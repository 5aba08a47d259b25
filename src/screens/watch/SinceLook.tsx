import { useAddress } from '../../selection/useAddress.ts';
import controls from '../../ui/controls/controls.module.css';
import { capital } from '../../ui/format/capital.ts';
import type { Display } from '../../ui/format/display.ts';
import { day, shortInstant } from '../../ui/format/instant.ts';
import { counted } from '../../ui/format/nouns.ts';
import { movedSince } from './movedSince.ts';
import { AllSignals, MovedSignals, Signals } from './SignalLists.tsx';
import { SideSection } from './SideSection.tsx';
import { useLastLook } from './useLastLook.ts';
import type { WatchedRelease } from './watchTypes.ts';
import styles from './SideSection.module.css';

interface SinceLookProps {
  readonly body: WatchedRelease;
  /** Nothing is awaited: what is shown may be remembered as seen. */
  readonly settled: boolean;
  readonly nowMs: number;
  readonly display: Display;
}

/** What changed state since this browser last showed this release; quiet where nothing did. */
export function SinceLook({ body, settled, nowMs, display }: SinceLookProps) {
  const frozen = useAddress().selection.atMs !== null;
  const { release, signals } = body;
  const { look, renew } = useLastLook({
    releaseId: release.id,
    signals: settled && !frozen ? signals : null,
    nowMs,
  });
  const of = { startedAtMs: release.startedAtMs, display };
  // Error groups stand in their own list.
  const loud = signals.filter(({ id, grade }) => grade !== 'calm' && !id.startsWith('error-group/'));
  if (frozen) {
    return (
      <SideSection title="What was not calm then">
        {signals.every(({ grade }) => grade === 'calm') && (
          <p className={styles.none}>Nothing: every signal was calm.</p>
        )}
        <Signals signals={loud} {...of} />
        <AllSignals signals={signals} {...of} />
      </SideSection>
    );
  }
  if (look === null) {
    return (
      <SideSection title="Your first look here" aside={<LookedButton onPress={renew} />}>
        <p className={styles.none}>
          {signals.length === 0
            ? 'Nothing can be watched yet. What moves later will stand here.'
            : `${capital(counted(signals.length, 'signal', display))} watched. What moves after this look will stand here.`}
        </p>
        <Signals signals={loud} {...of} />
        <AllSignals signals={signals} {...of} />
      </SideSection>
    );
  }
  const moved = movedSince(look.signals, signals);
  const when = momentOf(look.atMs, nowMs, display);
  return (
    <SideSection
      title={`Since your last look, ${when}`}
      aside={moved.length === 0 ? undefined : <LookedButton onPress={renew} />}
    >
      {moved.length === 0 && <p className={styles.none}>Nothing moved since {when}.</p>}
      <MovedSignals moved={moved} {...of} />
      <AllSignals signals={signals} {...of} />
    </SideSection>
  );
}

function LookedButton({ onPress }: { onPress: () => void }) {
  return (
    <button type="button" className={controls.button} onClick={onPress}>
      I have looked
    </button>
  );
}

/** The time alone within a day of the same date; else with its date. */
function momentOf(atMs: number, nowMs: number, display: Display): string {
  const full = shortInstant(atMs, display);
  return day(atMs, display) === day(nowMs, display) ? (full.split(', ').at(-1) ?? full) : full;
}
