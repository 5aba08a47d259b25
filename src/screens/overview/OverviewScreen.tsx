import type { Answer } from '../../engine/answers/question.ts';
import { useAnswer } from '../../host/useAnswer.ts';
import { useNow } from '../../host/useNow.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { useDisplay } from '../../selection/useDisplay.ts';
import { useJudgedView } from '../../selection/useJudgedView.ts';
import { BareScreen } from '../../ui/screen/BareScreen.tsx';
import { Headline } from '../../ui/screen/Headline.tsx';
import { AwaitedLine } from '../../ui/states/AwaitedLine.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { PanelBoundary } from '../../ui/states/PanelBoundary.tsx';
import { Skeleton } from '../../ui/states/Skeleton.tsx';
import { headline } from './headline.ts';
import { ReleaseTable } from './ReleaseTable.tsx';
import { ServiceFilter } from './ServiceFilter.tsx';
import { withdrawOld } from './withdrawOld.ts';
import { VerdictCounts } from './VerdictCounts.tsx';
import styles from './OverviewScreen.module.css';

/** Which releases need me? */
export function OverviewScreen() {
  const { selection, href } = useAddress();
  const display = useDisplay();
  const nowMs = useNow(5_000);
  const state = useAnswer({ kind: 'overview', view: useJudgedView() });
  const sources = <a href={href({ screen: 'sources' })}>See what each source says</a>;
  if (state.status === 'failed') {
    return (
      <BareScreen name="Releases" heading="No overview">
        <Notice kind="failed" sentence={state.sentence} hint={state.hint}>
          {sources}
        </Notice>
      </BareScreen>
    );
  }
  const given = state.status === 'answered' ? state.answer : null;
  const answer = given === null ? null : { ...given, body: withdrawOld(given.body, nowMs, display) };
  const words = answer === null ? null : headline(answer.body, answer.awaited.length > 0, { nowMs, display });
  const coming = answer === null || (answer.body.rows.length === 0 && answer.awaited.length > 0);
  const listed = answer !== null && answer.body.rows.length > 0;
  return (
    <div className={styles.screen}>
      <title>Releases · Holdfast</title>
      <Headline sentences={words?.sentences ?? ['Releases']} lines={coming || listed ? 3 : 1} />
      {(coming || listed) && <p className={styles.below}>{listed && words?.below}</p>}
      <div className={styles.bar}>
        <ServiceFilter />
        <VerdictCounts rows={answer?.body.rows ?? []} />
        <AwaitedLine awaited={answer?.awaited ?? []} />
      </div>
      <PanelBoundary name="The table of releases" attempt={given}>
        {coming && <Skeleton rows={8} label="Asking the sources for releases" />}
        {answer?.body.failures.map(({ sentence, hint }) => (
          <Notice key={sentence} kind="failed" sentence={sentence} hint={hint}>
            {sources}
          </Notice>
        ))}
        {answer !== null && isEmpty(answer) && (
          <Notice
            kind="empty"
            sentence="The sources were asked, and none reports a release."
            hint="A release appears as soon as a source reports a deployment, or telemetry carries a version label that the settings can read."
          >
            {sources}
            {selection.service !== null && (
              <a href={href({ screen: 'overview' }).replace(/[?&]service=[^&]*/, '')}>All services</a>
            )}
          </Notice>
        )}
        {listed && <ReleaseTable body={answer.body} nowMs={nowMs} display={display} />}
      </PanelBoundary>
      {answer !== null && answer.body.unmatched > 0 && (
        <p className={styles.unmatched}>
          {answer.body.unmatched === 1 ? 'One name' : `${answer.body.unmatched} names`} from the sources could
          not be matched to a release. <a href={href({ screen: 'sources' })}>See which</a>
        </p>
      )}
    </div>
  );
}

/** Asked, and there is none; where the sources failed, that is said instead. */
function isEmpty({ body, awaited }: Answer<'overview'>): boolean {
  return body.rows.length === 0 && body.failures.length === 0 && awaited.length === 0;
}
