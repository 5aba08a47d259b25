import { useEffect, useRef, type ReactNode } from 'react';
import { useAnswer } from '../host/useAnswer.ts';
import { useAddress } from '../selection/useAddress.ts';
import { viewOf } from '../selection/view.ts';
import { PanelBoundary } from '../ui/states/PanelBoundary.tsx';
import { LaneBand } from './LaneBand.tsx';
import { Rail } from './Rail.tsx';
import styles from './Shell.module.css';

/** The frame around every screen: names on the left, time on top. */
export function Shell({ top, children }: { top: ReactNode; children: ReactNode }) {
  const { place, selection } = useAddress();
  const state = useAnswer({ kind: 'shell', view: viewOf(selection) });
  const body = state.status === 'answered' ? state.answer.body : null;
  const main = useRef<HTMLElement>(null);
  const screen = place.screen === 'release' ? place.releaseId : place.screen;
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
        {top}
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
    </div>
  );
}
