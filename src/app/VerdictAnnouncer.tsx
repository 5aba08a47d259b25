import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReleaseRef } from '../engine/answers/figure.ts';
import type { ReleaseVerdict } from '../engine/answers/releaseVerdict.ts';
import { useAnswer } from '../host/useAnswer.ts';
import { usePreferences } from '../selection/preferences.ts';
import { usePeopleSay } from '../selection/peopleSay.ts';
import { useAddress } from '../selection/useAddress.ts';
import { useJudgedView } from '../selection/useJudgedView.ts';
import { useWall } from '../selection/useWall.ts';
import { timesHere } from '../ui/format/timesHere.ts';
import { useDisplay } from '../selection/useDisplay.ts';
import { judgedViewOf } from '../selection/view.ts';
import text from '../ui/styles/text.module.css';
import { verdictWords } from '../ui/verdict/verdictState.ts';
import { announce, nothingTold, type ToldVerdict } from './verdictChanges.ts';

/** The page's one live region: tells screen readers when a verdict on this screen changes, and nothing else. */
export function VerdictAnnouncer() {
  const { place } = useAddress();
  const enabled = usePreferences((preferences) => preferences.announcements);
  if (!enabled) return null;
  // Only what the screen asks anyway: a listener's page costs the sources no more than another's.
  if (place.screen === 'overview') return <OnOverview />;
  if (place.screen === 'watch') return <OnWatch key={place.releaseId} releaseId={place.releaseId} />;
  if (place.screen === 'wall') return <OnWall />;
  return place.screen === 'release' ? <OnRelease key={place.releaseId} releaseId={place.releaseId} /> : null;
}

function OnOverview() {
  const state = useAnswer({ kind: 'overview', view: useJudgedView() });
  const rows = state.status === 'answered' ? state.answer.body.rows : null;
  const told = useMemo(() => rows?.flatMap(({ release, verdict }) => tell(release, verdict)) ?? [], [rows]);
  return <LiveRegion verdicts={told} />;
}

function OnRelease({ releaseId }: { releaseId: string }) {
  const state = useAnswer({ kind: 'release', view: useJudgedView(), releaseId });
  const body = state.status === 'answered' ? state.answer.body : null;
  const told = useMemo(() => (body?.found === true ? tell(body.release, body.verdict) : []), [body]);
  return <LiveRegion verdicts={told} />;
}

function OnWatch({ releaseId }: { releaseId: string | null }) {
  const state = useAnswer({ kind: 'watch', view: useJudgedView(), releaseId });
  const strips = state.status === 'answered' ? state.answer.body.strips : null;
  const told = useMemo(
    () => strips?.flatMap(({ release, verdict }) => tell(release, verdict)) ?? [],
    [strips],
  );
  return <LiveRegion verdicts={told} />;
}

function OnWall() {
  const state = useAnswer({ kind: 'wall', view: judgedViewOf(useWall().selection, usePeopleSay()) });
  const releases = state.status === 'answered' ? state.answer.body.releases : null;
  const told = useMemo(
    () => releases?.flatMap(({ release, verdict }) => tell(release, verdict)) ?? [],
    [releases],
  );
  return <LiveRegion verdicts={told} />;
}

function tell(release: ReleaseRef, verdict: Pick<ReleaseVerdict, 'state' | 'reason'> | null): ToldVerdict[] {
  if (verdict === null) return [];
  const name = `${release.serviceLabel} ${release.version}`;
  return [{ releaseId: release.id, name, word: verdictWords[verdict.state], reason: verdict.reason }];
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
