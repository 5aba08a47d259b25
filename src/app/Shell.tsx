import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { showMoment } from '../host/shownMoment.ts';
import { useAnswer } from '../host/useAnswer.ts';
import { useAddress } from '../selection/useAddress.ts';
import { viewOf } from '../selection/view.ts';
import { PanelBoundary } from '../ui/states/PanelBoundary.tsx';
import { DemoBar, type DemoControls } from './DemoBar.tsx';
import { FrozenBand } from './FrozenBand.tsx';
import { LaneBand } from './LaneBand.tsx';
import { opensPalette } from './paletteKeys.ts';
import { NewVersionBand } from './NewVersionBand.tsx';
import { Rail } from './Rail.tsx';
import type { ShellDialog } from './shellDialog.ts';
import { ShellDialogs } from './ShellDialogs.tsx';
import { TopBar } from './TopBar.tsx';
import { useShellKeys } from './useShellKeys.ts';
import styles from './Shell.module.css';

/** The frame around every screen: names on the left, time on top. */
export function Shell({ demo, children }: { demo: DemoControls | null; children: ReactNode }) {
  const { place, selection } = useAddress();
  const state = useAnswer({ kind: 'shell', view: viewOf(selection) });
  const body = state.status === 'answered' ? state.answer.body : null;
  const main = useRef<HTMLElement>(null);
  const [dialog, setDialog] = useState<ShellDialog | null>(null);
  useShellKeys(body, setDialog);
  usePaletteKeys(() => setDialog('palette'));
  // Before anything is painted, or a frozen screen would show ages of the present for a moment.
  useLayoutEffect(() => showMoment(selection.atMs), [selection.atMs]);
  const screen = 'releaseId' in place ? `${place.screen} ${place.releaseId ?? ''}` : place.screen;
  const shown = useRef(screen);
  useEffect(() => {
    // A change of screen is a change of page: reading starts at its top. The first one is the browser's own.
    if (shown.current === screen) return;
    shown.current = screen;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [screen]);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        Skip to the content
      </a>
      <PanelBoundary name="The side bar" attempt={body}>
        <Rail body={body} />
      </PanelBoundary>
      <div className={styles.page}>
        {demo !== null && <DemoBar demo={demo} />}
        <FrozenBand body={body} />
        <NewVersionBand />
        <TopBar body={body} open={setDialog} />
        <div className={styles.lane}>
          <PanelBoundary name="The release lane" attempt={body}>
            <LaneBand
              body={body}
              awaiting={state.status === 'answered' && state.answer.awaited.length > 0}
              failed={state.status === 'failed' ? state : null}
            />
          </PanelBoundary>
        </div>
        <main id="content" className={styles.main} ref={main} tabIndex={-1}>
          {children}
        </main>
      </div>
      {dialog !== null && (
        <ShellDialogs {...{ dialog, body, demo }} open={setDialog} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}

/** Not a single key: it works while somebody types, too, and cannot be switched off. */
function usePaletteKeys(open: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!opensPalette(event) || document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    open();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
