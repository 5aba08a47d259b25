import type { ShellBody } from '../engine/answers/shellBody.ts';
import { useAddress } from '../selection/useAddress.ts';
import { useDisplay } from '../selection/useDisplay.ts';
import { instant } from '../ui/format/instant.ts';
import controls from '../ui/controls/controls.module.css';
import styles from './FrozenBand.module.css';

/** Says that this is not the present, since when, and whether the rules are still those of the link. */
export function FrozenBand({ body }: { body: ShellBody | null }) {
  const { selection, select } = useAddress();
  const display = useDisplay();
  const { atMs, settingsHash } = selection;
  if (atMs === null) return null;
  const moment = instant(atMs, display);
  const isPast = body === null || body.frozenAtMs !== null;
  return (
    <aside className={styles.band} aria-label="Frozen view">
      <p>
        {isPast ? (
          <>
            <strong>Frozen at {moment}.</strong>{' '}
            {body !== null && settingsWords(settingsHash, body.settingsHash)}
          </>
        ) : (
          `This link names a moment still to come, ${moment}. Shown is the present.`
        )}
      </p>
      <button
        type="button"
        className={controls.button}
        onClick={() => select({ atMs: null, settingsHash: null })}
      >
        Show now
      </button>
    </aside>
  );
}

function settingsWords(then: string | null, now: string): string {
  if (then === null) return 'The link does not say under which settings it was made.';
  return then === now
    ? 'Settings are unchanged since this link was made.'
    : 'Settings have changed since this link was made: figures may differ from what was seen then.';
}
