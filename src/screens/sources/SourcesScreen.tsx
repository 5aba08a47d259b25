import { useAnswer } from '../../host/useAnswer.ts';
import { useNow } from '../../host/useNow.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { useDisplay } from '../../selection/useDisplay.ts';
import { viewOf } from '../../selection/view.ts';
import { BareScreen } from '../../ui/screen/BareScreen.tsx';
import { Headline } from '../../ui/screen/Headline.tsx';
import { AwaitedLine } from '../../ui/states/AwaitedLine.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { PanelBoundary } from '../../ui/states/PanelBoundary.tsx';
import { Skeleton } from '../../ui/states/Skeleton.tsx';
import { CoverageMatrix } from './CoverageMatrix.tsx';
import { Leftovers } from './Leftovers.tsx';
import { SourceBlock } from './SourceBlock.tsx';
import { sourcesSentence } from './sourcesSentence.ts';
import { ThisScreen } from './ThisScreen.tsx';
import styles from './SourcesScreen.module.css';

/** Can I believe the screen? */
export function SourcesScreen() {
  const { selection } = useAddress();
  const display = useDisplay();
  const nowMs = useNow(5_000);
  const state = useAnswer({ kind: 'sources', view: viewOf(selection) });
  if (state.status === 'failed') {
    return (
      <BareScreen name="Sources">
        <Notice kind="failed" sentence={state.sentence} hint={state.hint} />
      </BareScreen>
    );
  }
  if (state.status === 'loading') {
    return (
      <BareScreen name="Sources">
        <Skeleton rows={6} label="Asking how the sources are" />
      </BareScreen>
    );
  }
  const { body, awaited } = state.answer;
  return (
    <div className={styles.screen}>
      <title>Sources · Holdfast</title>
      <Headline sentences={[sourcesSentence(body, display)]} lines={2} />
      <AwaitedLine awaited={awaited} />
      {body.sources.length === 0 && (
        <Notice
          kind="empty"
          sentence="No source is set up."
          hint="Name your monitoring, error tracking and tickets in holdfast.json; the README shows a complete one."
        />
      )}
      <div className={styles.sources}>
        {body.sources.map((source) => (
          <PanelBoundary key={source.id} name={source.label} attempt={body}>
            <SourceBlock source={source} nowMs={nowMs} display={display} />
          </PanelBoundary>
        ))}
      </div>
      <PanelBoundary name="This screen's own state" attempt={body}>
        <ThisScreen nowMs={nowMs} display={display} />
      </PanelBoundary>
      <PanelBoundary name="The coverage" attempt={body}>
        <CoverageMatrix coverage={body.coverage} display={display} />
      </PanelBoundary>
      <PanelBoundary name="The names without a release" attempt={body}>
        <Leftovers body={body} display={display} />
      </PanelBoundary>
    </div>
  );
}
