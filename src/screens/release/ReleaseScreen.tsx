import { useAnswer } from '../../host/useAnswer.ts';
import { useNow } from '../../host/useNow.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { useDisplay } from '../../selection/useDisplay.ts';
import { useJudgedView } from '../../selection/useJudgedView.ts';
import { BareScreen } from '../../ui/screen/BareScreen.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { Skeleton } from '../../ui/states/Skeleton.tsx';
import { standing } from './standing.ts';
import { ReleaseView } from './ReleaseView.tsx';
import { useSteady } from '../../ui/states/useSteady.ts';

/** How does this release compare with what it replaced? */
export function ReleaseScreen({ releaseId }: { releaseId: string }) {
  const { href } = useAddress();
  const display = useDisplay();
  const nowMs = useNow(5_000);
  const state = useAnswer({ kind: 'release', view: useJudgedView(), releaseId });
  const answer = useSteady(releaseId, state.status === 'answered' ? state.answer : null);
  if (state.status === 'failed') {
    return (
      <BareScreen name={releaseId}>
        <Notice kind="failed" sentence={state.sentence} hint={state.hint}>
          <a href={href({ screen: 'overview' })}>All releases</a>
        </Notice>
      </BareScreen>
    );
  }
  if (answer === null || (!answer.body.found && answer.awaited.length > 0)) {
    return (
      <BareScreen name={releaseId}>
        <Skeleton rows={8} label={`Asking the sources about ${releaseId}`} />
      </BareScreen>
    );
  }
  if (!answer.body.found) {
    const { nearest } = answer.body;
    return (
      <BareScreen name="No such release">
        <Notice
          kind="empty"
          sentence={`No source knows a release ${releaseId} here.`}
          hint={
            nearest.length > 0
              ? 'Did you mean one of these?'
              : 'It may be called differently in your tools: Sources shows names that could not be matched.'
          }
        >
          {nearest.map((release) => (
            <a key={release.id} href={href({ screen: 'release', releaseId: release.id })}>
              {release.serviceLabel} {release.version}
            </a>
          ))}
          <a href={href({ screen: 'overview' })}>All releases</a>
          <a href={href({ screen: 'sources' })}>Sources</a>
        </Notice>
      </BareScreen>
    );
  }
  const body = standing(answer.body, nowMs, display);
  return <ReleaseView body={body} awaited={answer.awaited} nowMs={nowMs} display={display} />;
}
