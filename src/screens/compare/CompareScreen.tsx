import { useAnswer } from '../../host/useAnswer.ts';
import { useNow } from '../../host/useNow.ts';
import { hrefOf, useAddress } from '../../selection/useAddress.ts';
import { useDisplay } from '../../selection/useDisplay.ts';
import { useJudgedView } from '../../selection/useJudgedView.ts';
import { BareScreen } from '../../ui/screen/BareScreen.tsx';
import { Headline } from '../../ui/screen/Headline.tsx';
import { AwaitedLine } from '../../ui/states/AwaitedLine.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { Skeleton } from '../../ui/states/Skeleton.tsx';
import { useSteady } from '../../ui/states/useSteady.ts';
import { compareSentencesNow, stretchSentence } from './compareSentence.ts';
import { CompareView } from './CompareView.tsx';
import { ReleaseChoice } from './ReleaseChoice.tsx';
import styles from './CompareView.module.css';

/** How do two releases differ, over the same stretch of their lives? */
export function CompareScreen() {
  const { selection, href } = useAddress();
  const display = useDisplay();
  const nowMs = useNow(5_000);
  const { compareA: a, compareB: b } = selection;
  const state = useAnswer({ kind: 'compare', view: useJudgedView(), a, b });
  // The releases are chosen on this page: while the next answer comes, the last one stays, and the focus in its lists.
  const subject = JSON.stringify([selection.environment, selection.service]);
  const answer = useSteady(subject, state.status === 'answered' ? state.answer : null);
  if (state.status === 'failed') {
    return (
      <BareScreen name="Compare">
        <Notice kind="failed" sentence={state.sentence} hint={state.hint}>
          <a href={href({ screen: 'sources' })}>See what each source says</a>
        </Notice>
      </BareScreen>
    );
  }
  if (answer === null || (answer.body.choices.length === 0 && answer.awaited.length > 0)) {
    return (
      <BareScreen name="Compare">
        <Skeleton rows={8} label="Asking the sources about both releases" />
      </BareScreen>
    );
  }
  const { body, awaited } = answer;
  const unchosen = { ...selection, compareA: null, compareB: null, receipt: null, baseline: null };
  const newestHref = hrefOf({ screen: 'compare' }, unchosen);
  return (
    <div className={styles.screen}>
      <title>
        {body.ready ? `${body.b.version} against ${body.a.version} · Holdfast` : 'Compare · Holdfast'}
      </title>
      {body.choices.length > 0 && <ReleaseChoice {...{ body, display }} />}
      {body.ready ? (
        <>
          <Headline sentences={compareSentencesNow(body, nowMs, display)} lines={2} />
          <p className={styles.below}>{stretchSentence(body, display)}</p>
          <AwaitedLine awaited={awaited} />
          <CompareView {...{ body, nowMs, display }} />
        </>
      ) : (
        <>
          <Headline sentences={[body.choices.length === 0 ? 'Compare' : 'Nothing to compare']} lines={1} />
          <AwaitedLine awaited={awaited} />
          {awaited.length > 0 ? (
            <Skeleton rows={6} label="Asking the sources about both releases" />
          ) : (
            <Notice kind="empty" sentence={body.why} hint={body.hint}>
              <a href={newestHref}>Newest against the one before</a>
              <a href={href({ screen: 'overview' })}>All releases</a>
              <a href={href({ screen: 'sources' })}>Sources</a>
            </Notice>
          )}
        </>
      )}
    </div>
  );
}
