import { lazy, Suspense, useEffect } from 'react';
import { usePreferences } from '../selection/preferences.ts';
import { useAddress } from '../selection/useAddress.ts';
import { OverviewScreen } from '../screens/overview/OverviewScreen.tsx';
import { Notice } from '../ui/states/Notice.tsx';
import { PanelBoundary } from '../ui/states/PanelBoundary.tsx';
import { Skeleton } from '../ui/states/Skeleton.tsx';
import { applyTheme } from './applyTheme.ts';
import type { DemoControls } from './DemoBar.tsx';
import { Shell } from './Shell.tsx';
import { shellDialogLoaders } from './ShellDialogs.tsx';
import { VerdictAnnouncer } from './VerdictAnnouncer.tsx';

const loadRelease = () => import('../screens/release/ReleaseScreen.tsx');
const loadSources = () => import('../screens/sources/SourcesScreen.tsx');
const loadWatch = () => import('../screens/watch/WatchScreen.tsx');
const loadCompare = () => import('../screens/compare/CompareScreen.tsx');
const loadTrends = () => import('../screens/trends/TrendsScreen.tsx');
const loadGlossary = () => import('../screens/glossary/GlossaryScreen.tsx');
const loadVerdicts = () => import('../screens/verdicts/VerdictsScreen.tsx');
const loadWall = () => import('../screens/wall/WallScreen.tsx');
const loadReceipt = () => import('../screens/receipt/ReceiptDialog.tsx');
const ReleaseScreen = lazy(async () => ({ default: (await loadRelease()).ReleaseScreen }));
const SourcesScreen = lazy(async () => ({ default: (await loadSources()).SourcesScreen }));
const VerdictsScreen = lazy(async () => ({ default: (await loadVerdicts()).VerdictsScreen }));
const WatchScreen = lazy(async () => ({ default: (await loadWatch()).WatchScreen }));
const CompareScreen = lazy(async () => ({ default: (await loadCompare()).CompareScreen }));
const TrendsScreen = lazy(async () => ({ default: (await loadTrends()).TrendsScreen }));
const GlossaryScreen = lazy(async () => ({ default: (await loadGlossary()).GlossaryScreen }));
const WallScreen = lazy(async () => ({ default: (await loadWall()).WallScreen }));
const ReceiptDialog = lazy(async () => ({ default: (await loadReceipt()).ReceiptDialog }));

/** Which screen the address names, inside the frame that all share. */
export function App({ demo }: { demo: DemoControls | null }) {
  const { place, selection, href } = useAddress();
  const remembered = usePreferences((preferences) => preferences.theme);
  useEffect(() => applyTheme(selection.theme, remembered), [selection.theme, remembered]);
  const isWall = place.screen === 'wall';
  // A wall needs no other screen, and keeps its memory for itself.
  useEffect(() => (isWall ? undefined : fetchAhead()), [isWall]);
  const key = 'releaseId' in place ? `${place.screen} ${place.releaseId ?? ''}` : place.screen;
  if (isWall) {
    return (
      <PanelBoundary key={key} name="The wall">
        <Suspense fallback={null}>
          <WallScreen demo={demo !== null} build={__APP_VERSION__} />
        </Suspense>
        <VerdictAnnouncer />
      </PanelBoundary>
    );
  }
  return (
    <>
      <Shell demo={demo}>
        <PanelBoundary key={key} name="This screen">
          <Suspense fallback={<Skeleton rows={8} label="Loading the screen" />}>
            {place.screen === 'overview' && <OverviewScreen />}
            {place.screen === 'release' && <ReleaseScreen releaseId={place.releaseId} />}
            {place.screen === 'watch' && <WatchScreen releaseId={place.releaseId} />}
            {place.screen === 'compare' && <CompareScreen />}
            {place.screen === 'trends' && <TrendsScreen />}
            {place.screen === 'glossary' && <GlossaryScreen />}
            {place.screen === 'verdicts' && <VerdictsScreen />}
            {place.screen === 'sources' && <SourcesScreen />}
            {place.screen === 'unknown' && (
              <>
                <h1>No such page</h1>
                <Notice
                  kind="empty"
                  sentence={`There is no page ${place.path}.`}
                  hint="The address may be old or mistyped."
                >
                  <a href={href({ screen: 'overview' })}>All releases</a>
                </Notice>
              </>
            )}
          </Suspense>
        </PanelBoundary>
      </Shell>
      <PanelBoundary name="The announcements">
        <VerdictAnnouncer />
      </PanelBoundary>
      {selection.receipt !== null && (
        <PanelBoundary name="The receipt" attempt={selection.receipt}>
          <Suspense fallback={null}>
            <ReceiptDialog target={selection.receipt} />
          </Suspense>
        </PanelBoundary>
      )}
    </>
  );
}

/** The other screens' code, once this one rests: the next click is then answered at once. */
function fetchAhead(): () => void {
  const load = (): void => {
    // A failed load ahead is no fault: the click tries again.
    void Promise.allSettled(
      [
        loadReceipt,
        loadRelease,
        loadWatch,
        loadCompare,
        loadTrends,
        loadVerdicts,
        loadSources,
        loadGlossary,
        ...shellDialogLoaders,
      ].map((load) => load()),
    );
  };
  const timer = setTimeout(load, 3_000);
  return () => clearTimeout(timer);
}
