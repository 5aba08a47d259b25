import { useEffect, useMemo, useRef, useState } from 'react';
import { useAnswer } from '../host/useAnswer.ts';
import { useNow } from '../host/useNow.ts';
import { usePreferences } from '../selection/preferences.ts';
import { usePeopleSay } from '../selection/peopleSay.ts';
import { useAddress } from '../selection/useAddress.ts';
import { useJudgedView } from '../selection/useJudgedView.ts';
import { useWall } from '../selection/useWall.ts';
import { timesHere } from '../ui/format/timesHere.ts';
import { useDisplay } from '../selection/useDisplay.ts';
import { judgedViewOf } from '../selection/view.ts';
import text from '../ui/styles/text.module.css';
import { toldVerdict } from './toldVerdict.ts';
import { announce, nothingTold, type ToldVerdict } from './verdictChanges.ts';

/** The page's one live region: tells screen readers when a verdict on this screen changes, and nothing else. */
export function VerdictAnnouncer() {
  const { place } = useAddress();
  const enabled = usePreferences((preferences) => preferences.announcements);
  if (!enabled) return null;
  // Only what the screen asks anyway: a listener's page costs the sources no more than another's.
  if (place.screen === 'overview') return <OnOverview />;
  if (place.screen === 'watch') return <OnWatch key={place.releaseId} releaseId={place.releaseId} />;
  if (place.screen === 'trends') return <OnTrends />;
  if (place.screen === 'verdicts') return <OnVerdicts />;
  if (place.screen === 'wall') return <OnWall />;
  return place.screen === 'release' ? <OnRelease key={place.releaseId} releaseId={place.releaseId} /> : null;
}

function OnOverview() {
  const state = useAnswer({ kind: 'overview', view: useJudgedView() });
  return <Announced judged={state.status === 'answered' ? state.answer.body.rows : NONE} />;
}

function OnRelease({ releaseId }: { releaseId: string }) {
  const state = useAnswer({ kind: 'release', view: useJudgedView(), releaseId });
  const body = state.status === 'answered' ? state.answer.body : null;
  return <Announced judged={body?.found === true ? [body] : NONE} />;
}

function OnWatch({ releaseId }: { releaseId: string | null }) {
  const state = useAnswer({ kind: 'watch', view: useJudgedView(), releaseId });
  return <Announced judged={state.status === 'answered' ? state.answer.body.strips : NONE} />;
}

function OnTrends() {
  const state = useAnswer({ kind: 'trends', view: useJudgedView() });
  return <Announced judged={state.status === 'answered' ? state.answer.body.releases : NONE} />;
}

function OnVerdicts() {
  const state = useAnswer({ kind: 'verdicts', view: useJudgedView() });
  return <Announced judged={state.status === 'answered' ? state.answer.body.rows : NONE} />;
}

function OnWall() {
  const state = useAnswer({ kind: 'wall', view: judgedViewOf(useWall().selection, usePeopleSay()) });
  return <Announced judged={state.status === 'answered' ? state.answer.body.releases : NONE} />;
}

type Judged = Parameters<typeof toldVerdict>[0];
const NONE: readonly Judged[] = [];

/** As they stand now: that a verdict is withdrawn is a change of it, and the engine may be past saying so. */
function Announced({ judged }: { judged: readonly Judged[] }) {
  const nowMs = useNow(10_000);
  const display = useDisplay();
  const told = useMemo(
    () => judged.flatMap((one) => toldVerdict(one, nowMs, display)),
    [judged, nowMs, display],
  );
  return <LiveRegion verdicts={told} />;
}

function LiveRegion({ verdicts }: { verdicts: readonly ToldVerdict[] }) {
  const telling = useRef(nothingTold);
  const [said, setSaid] = useState('');
  const display = useDisplay();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const step = (): void => {
      // The listener's minute, not the demo's: real time.
      const nowMs = Date.now();
      const { text: words, next, sayAtMs } = announce(telling.current, verdicts, nowMs);
      telling.current = next;
      if (words !== null) setSaid(timesHere(words, display));
      if (sayAtMs !== null) timer = setTimeout(step, sayAtMs - nowMs);
    };
    step();
    return () => clearTimeout(timer);
  }, [verdicts, display]);
  return (
    <p className={text.spoken} aria-live="polite">
      {said}
    </p>
  );
}
