import { useAnswer } from '../../host/useAnswer.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { useDisplay } from '../../selection/useDisplay.ts';
import { useJudgedView } from '../../selection/useJudgedView.ts';
import { BareScreen } from '../../ui/screen/BareScreen.tsx';
import { Headline } from '../../ui/screen/Headline.tsx';
import { AwaitedLine } from '../../ui/states/AwaitedLine.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { PanelBoundary } from '../../ui/states/PanelBoundary.tsx';
import { Skeleton } from '../../ui/states/Skeleton.tsx';
import { useSteady } from '../../ui/states/useSteady.ts';
import { LedgerTable } from './LedgerTable.tsx';
import { Shares } from './Shares.tsx';
import { verdictsSentences } from './verdictsSentence.ts';
import styles from './VerdictsScreen.module.css';

/** Can the verdicts be believed? Each one of the past beside what became of the release. */
export function VerdictsScreen() {
  const { selection, href } = useAddress();
  const display = useDisplay();
  const view = useJudgedView();
  const state = useAnswer({ kind: 'verdicts', view });
  // A mark is part of the question: while it is worked in, the list stays, and the focus in it.
  const subject = JSON.stringify([selection.environment, selection.service]);
  const answer = useSteady(subject, state.status === 'answered' ? state.answer : null);
  if (state.status === 'failed') {
    return (
      <BareScreen name="Verdicts">
        <Notice kind="failed" sentence={state.sentence} hint={state.hint}>
          <a href={href({ screen: 'sources' })}>See what each source says</a>
        </Notice>
      </BareScreen>
    );
  }
  const awaiting = answer === null || (answer.awaited.length > 0 && answer.body.rows.length === 0);
  if (awaiting) {
    return (
      <BareScreen name="Verdicts">
        <Skeleton rows={8} label="Judging the releases of the past" />
      </BareScreen>
    );
  }
  const { body, awaited } = answer;
  return (
    <div className={styles.screen}>
      <title>Verdicts · Holdfast</title>
      <Headline sentences={verdictsSentences(body)} lines={2} />
      <AwaitedLine awaited={awaited} />
      {body.rows.length === 0 ? (
        <Notice
          kind="empty"
          sentence="Nothing to look back on yet."
          hint="A release comes in here once the time in which it is watched is over and its traffic is known."
        >
          <a href={href({ screen: 'overview' })}>All releases</a>
        </Notice>
      ) : (
        <>
          <PanelBoundary name="The shares" attempt={body}>
            <Shares body={body} display={display} partial={awaited.length > 0} />
          </PanelBoundary>
          <PanelBoundary name="The list of verdicts" attempt={body}>
            <LedgerTable rows={body.rows} display={display} />
          </PanelBoundary>
        </>
      )}
    </div>
  );
}
