import type { TrendsBody } from '../../engine/answers/trendsBody.ts';
import { useAnswer } from '../../host/useAnswer.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { useDisplay } from '../../selection/useDisplay.ts';
import { useJudgedView } from '../../selection/useJudgedView.ts';
import { BareScreen } from '../../ui/screen/BareScreen.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { Skeleton } from '../../ui/states/Skeleton.tsx';
import { useSteady } from '../../ui/states/useSteady.ts';
import { ServiceChoice } from './ServiceChoice.tsx';
import { TrendsView } from './TrendsView.tsx';

/** Fewer say nothing about a direction. */
const LEAST_RELEASES = 2;

/** Are we getting better across releases? */
export function TrendsScreen() {
  const { selection, href } = useAddress();
  const display = useDisplay();
  const view = useJudgedView();
  const state = useAnswer({ kind: 'trends', view });
  const subject = JSON.stringify([view.environment, view.service, selection.atMs]);
  const answer = useSteady(subject, state.status === 'answered' ? state.answer : null);
  const sources = <a href={href({ screen: 'sources' })}>See what each source says</a>;
  if (state.status === 'failed') {
    return (
      <BareScreen name="Trends">
        <Notice kind="failed" sentence={state.sentence} hint={state.hint}>
          {sources}
        </Notice>
      </BareScreen>
    );
  }
  const few = answer !== null && answer.body.releases.length < LEAST_RELEASES;
  if (answer === null || (few && answer.awaited.length > 0)) {
    return (
      <BareScreen name="Trends">
        <Skeleton rows={10} label="Reading the releases one by one" />
      </BareScreen>
    );
  }
  if (!few) return <TrendsView answer={answer} display={display} />;
  const { body } = answer;
  return (
    <BareScreen name="Trends">
      <ServiceChoice body={body} />
      {body.failures.map(({ sentence, hint }) => (
        <Notice key={sentence} kind="failed" sentence={sentence} hint={hint}>
          {sources}
        </Notice>
      ))}
      <Notice
        kind="empty"
        sentence={fewSentence(body)}
        hint="Steps in a figure are looked for from 8 releases on."
      >
        {sources}
        <a href={href({ screen: 'overview' })}>All releases</a>
      </Notice>
    </BareScreen>
  );
}

function fewSentence({ service, serviceLabel, releases }: TrendsBody): string {
  if (service === null) return 'The settings name no service, so there is nothing to follow.';
  const known = releases.length === 0 ? 'none' : 'one';
  return `Trends need two releases: ${serviceLabel} has ${known} in the time looked back.`;
}
