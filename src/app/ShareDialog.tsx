import { useId, useState } from 'react';
import { currentHost } from '../host/startHost.ts';
import { frozenSelection, liveSelection } from '../selection/carried.ts';
import { hrefOf, useAddress } from '../selection/useAddress.ts';
import { useDisplay } from '../selection/useDisplay.ts';
import { CopyButton } from '../ui/controls/CopyButton.tsx';
import { Dialog } from '../ui/dialog/Dialog.tsx';
import { instant } from '../ui/format/instant.ts';
import type { ShellDialogProps } from './shellDialog.ts';
import styles from './ShareDialog.module.css';

/** Two links to what is on screen: to whatever is so when it is opened, and to what is so now. */
export function ShareDialog({ body, demo, onClose }: ShellDialogProps) {
  const { place, selection } = useAddress();
  const display = useDisplay();
  // The moment at which the dialog was opened: a link must not change under the reader's hand.
  const [openedAtMs] = useState(() => currentHost().nowMs());
  const atMs = body?.frozenAtMs ?? openedAtMs;
  // The demo's story begins anew with each visit; a link must name its beginning, or it leads into another story.
  const told =
    demo === null
      ? selection
      : { ...selection, scenario: demo.scenario, now: selection.now ?? demo.storyNow };
  const live = location.origin + hrefOf(place, liveSelection(selection));
  const frozen =
    body === null
      ? null
      : location.origin + hrefOf(place, frozenSelection(told, { atMs, settingsHash: body.settingsHash }));
  return (
    <Dialog title="Share this view" onClose={onClose}>
      <SharedLink
        title="Live link"
        first
        url={live}
        explanation="Opens this screen with these filters and shows what is so whenever it is opened."
      />
      {frozen !== null && (
        <SharedLink
          title="Frozen link"
          url={frozen}
          explanation={`Always shows what was known at ${instant(atMs, display)}, and says whether the settings have changed since.`}
        />
      )}
      <p className={styles.note}>
        Neither link holds a password or a token: whoever opens it needs their own access.
        {selection.theme === null ? '' : ` Both keep the ${selection.theme} theme that this address names.`}
      </p>
    </Dialog>
  );
}

interface SharedLinkProps {
  readonly title: string;
  readonly url: string;
  readonly explanation: string;
  /** Takes the focus when the dialog opens. */
  readonly first?: boolean;
}

/** The attribute, which React's own property does not write: the browser reads it when it opens the dialog. */
function focusFirst(field: HTMLInputElement | null): void {
  field?.setAttribute('autofocus', '');
}

function SharedLink({ title, url, explanation, first = false }: SharedLinkProps) {
  const id = useId();
  return (
    <section className={styles.link} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p id={`${id}-what`}>{explanation}</p>
      <div className={styles.copy}>
        <input
          ref={first ? focusFirst : undefined}
          readOnly
          value={url}
          aria-label={`${title}, address`}
          aria-describedby={`${id}-what`}
          onFocus={({ target }) => target.select()}
        />
        <CopyButton text={url} label={`Copy ${title.toLowerCase()}`} />
      </div>
    </section>
  );
}
