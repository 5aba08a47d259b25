import { setPreferences, usePreferences } from '../selection/preferences.ts';
import { SHORTCUTS } from '../selection/shortcuts.ts';
import { Dialog } from '../ui/dialog/Dialog.tsx';
import { Keys } from '../ui/keys/Keys.tsx';
import { paletteKeys } from './paletteKeys.ts';
import type { ShellDialogProps } from './shellDialog.ts';
import styles from './HelpDialog.module.css';

const groups = [...Map.groupBy(SHORTCUTS, ({ group }) => group)];

/** Every key there is, from the list that the handlers are made with; and the switch that turns single keys off. */
export function HelpDialog({ onClose }: ShellDialogProps) {
  const shortcuts = usePreferences((preferences) => preferences.shortcuts);
  return (
    <Dialog title="Keys" onClose={onClose}>
      <p className={styles.lead}>
        <Keys keys={paletteKeys()} /> finds every screen, release and command. In the list of releases, arrows
        move and Enter opens. Escape closes.
      </p>
      <div className={styles.groups} data-off={!shortcuts}>
        {groups.map(([group, members]) => (
          <section key={group}>
            <h3 className={styles.group}>{group}</h3>
            <dl className={styles.keys}>
              {members.map(({ keys, does }) => (
                <div key={keys}>
                  <dt>
                    <Keys keys={keys} />
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={shortcuts}
          onChange={({ target: { checked } }) => setPreferences({ shortcuts: checked })}
        />
        <span>Single keys work. Switch them off if an input tool of yours sends stray letters.</span>
      </label>
    </Dialog>
  );
}
