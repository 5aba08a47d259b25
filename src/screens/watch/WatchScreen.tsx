import { useAnswer } from '../../host/useAnswer.ts';
import { useNow } from '../../host/useNow.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { useDisplay } from '../../selection/useDisplay.ts';
import { useJudgedView } from '../../selection/useJudgedView.ts';
import { BareScreen } from '../../ui/screen/BareScreen.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { Skeleton } from '../../ui/states/Skeleton.tsx';
import { useSteady } from '../../ui/states/useSteady.ts';
import { NothingToWatch } from './NothingToWatch.tsx';
import { standing } from './standing.ts';
import { WatchView } from './WatchView.tsx';

/** T+ now: is anything moving that should not? */
export function WatchScreen({ releaseId }: { releaseId: string | null }) {
  const { selection, href } = useAddress();
  const display = useDisplay();
  const nowMs = useNow(15_000);
  const state = useAnswer({ kind: 'watch', view: useJudgedView(), releaseId });
  // A word about the verdict is part of the question: while it is worked in, the page stays, and the focus in it.
  const subject = JSON.stringify([releaseId, selection.environment, selection.service, selection.atMs]);
  const answer = useSteady(subject, state.status === 'answered' ? state.answer : null);
  const name = releaseId ?? 'Watch';
  if (state.status === 'failed') {
    return (
      <BareScreen name="Watch" heading={name}>
        <Notice kind="failed" sentence={state.sentence} hint={state.hint}>
          <a href={href({ screen: 'overview' })}>All releases</a>
          <a href={href({ screen: 'sources' })}>See what each source says</a>
        </Notice>
      </BareScreen>
    );
  }
  if (answer === null || (!answer.body.found && answer.awaited.length > 0)) {
    return (
      <BareScreen name="Watch" heading={name}>
        <Skeleton rows={8} label="Asking the sources what to watch" />
      </BareScreen>
    );
  }
  const { awaited } = answer;
  const body = standing(answer.body, nowMs, display);
  if (!body.found) return <NothingToWatch body={body} display={display} />;
  // Another release is another watch: its own look, its own call form.
  return <WatchView key={body.release.id} body={body} awaited={awaited} display={display} />;
}
