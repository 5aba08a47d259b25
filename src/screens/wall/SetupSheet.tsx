import { useState } from 'react';
import type { ShellBody } from '../../engine/answers/shellBody.ts';
import { hrefOf } from '../../selection/useAddress.ts';
import { useDisplay } from '../../selection/useDisplay.ts';
import { useWall } from '../../selection/useWall.ts';
import { useWakeLock, type WakeLockState } from '../../selection/wakeLock.ts';
import { duration } from '../../ui/format/duration.ts';
import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { DistanceChart } from './DistanceChart.tsx';
import { QrPicture } from './QrPicture.tsx';
import { SetupForm } from './SetupForm.tsx';
import controls from '../../ui/controls/controls.module.css';
import styles from './Setup.module.css';

const WAKE_WORDS: Readonly<Record<WakeLockState, string>> = {
  off: 'The display may go to sleep: its own settings decide.',
  held: 'This browser keeps the display on.',
  waiting: 'This browser is asked to keep the display on.',
  refused: 'This browser refuses to keep the display on; it is asked again when the page comes into view.',
  unsupported: 'This browser cannot keep the display on, or the page is not served by HTTPS.',
};

/** Everything about this display, as one address to copy, to scan, or to use here. */
export function SetupSheet({ frame, onClose }: { frame: ShellBody | null; onClose: () => void }) {
  const { settings, selection, href, change } = useWall();
  const [draft, setDraft] = useState({ settings, selection });
  const display = useDisplay();
  const wake = useWakeLock(({ state }) => state);
  const url = location.origin + href(draft.settings, draft.selection);
  return (
    <Dialog title="Set up this wall" onClose={onClose}>
      <div className={styles.sheet}>
        <SetupForm
          {...draft}
          services={frame?.services ?? []}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        />
        <section className={styles.address}>
          <h3>The address of this wall</h3>
          <output className={styles.url}>{url}</output>
          <p className={styles.ways}>
            <CopyButton text={url} label="Copy link" />
            <button
              type="button"
              className={controls.button}
              onClick={() => {
                change(draft.settings, draft.selection);
                onClose();
              }}
            >
              Use it here
            </button>
            <a href={hrefOf({ screen: 'overview' }, draft.selection)}>Back to Releases</a>
          </p>
          <p className={styles.note}>
            It holds the whole set-up, and no password or token. {WAKE_WORDS[wake]}
            {frame !== null && ` Sources are asked every ${duration(frame.refreshMs, display)} now;`}
            {frame !== null &&
              ' the settings of this Holdfast say how often at most, so that many displays do not burden them.'}
          </p>
          <QrPicture text={url} />
        </section>
        <DistanceChart scale={draft.settings.scale} />
        <p className={styles.note}>
          Keys: Space stops and starts the turning, arrow keys turn by hand, Esc opens and closes this sheet.
        </p>
      </div>
    </Dialog>
  );
}
