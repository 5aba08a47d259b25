import type { WallBody } from '../../engine/answers/wallBody.ts';
import type { WallView } from '../../selection/wall.ts';
import type { Display } from '../../ui/format/display.ts';
import { DefectsBoard } from './DefectsBoard.tsx';
import { Nothing } from './Nothing.tsx';
import { OverviewBoard } from './OverviewBoard.tsx';
import { SourcesBoard } from './SourcesBoard.tsx';
import { TrendsBoard } from './TrendsBoard.tsx';
import { VerdictBand } from './VerdictBand.tsx';
import { WatchBoard } from './WatchBoard.tsx';

interface WallBoardProps {
  readonly view: WallView;
  readonly body: WallBody | null;
  /** Parts of the answer are still on their way. */
  readonly awaiting: boolean;
  readonly nowMs: number;
  readonly display: Display;
  readonly failed: { readonly sentence: string; readonly hint: string } | null;
  /** Releases in the strip at most. */
  readonly most: number;
}

const TITLES = {
  overview: 'Releases',
  trends: 'First hours',
  sources: 'Sources',
  defects: 'Open defects',
} as const;

/** One view of the wall; only this one is mounted. The verdict is on every one of them. */
export function WallBoard({ view, body, awaiting, nowMs, display, failed, most }: WallBoardProps) {
  if (body === null) {
    return failed === null ? (
      <Nothing reason="awaited" title="Awaited" sentence="Asking the sources." />
    ) : (
      <Nothing reason="source-failed" title="No answer" sentence={failed.sentence} />
    );
  }
  const { headline } = body;
  // No releases yet is not no releases.
  if (headline === null && awaiting && view !== 'sources')
    return <Nothing reason="awaited" title="Awaited" sentence="Asking the sources." />;
  if (view === 'watch') {
    if (headline !== null) return <WatchBoard {...{ headline, body, awaiting, nowMs, display, most }} />;
    const [failure] = body.failures;
    return failure === undefined ? (
      <Nothing
        reason="no-data"
        title="No releases"
        sentence="No source has told of a release yet. One appears as soon as a deployment, or traffic with a version, is reported."
      />
    ) : (
      <Nothing reason="source-failed" title="No releases" sentence={failure.sentence} />
    );
  }
  return (
    <>
      <VerdictBand title={TITLES[view]} {...{ headline, nowMs, display }} />
      {view === 'overview' && <OverviewBoard {...{ body, nowMs, display }} />}
      {view === 'trends' && <TrendsBoard {...{ body, nowMs, display }} />}
      {view === 'sources' && <SourcesBoard {...{ body, nowMs, display }} />}
      {view === 'defects' && <DefectsBoard defects={body.defects} {...{ nowMs, display }} />}
    </>
  );
}
