import { setPreferences, usePreferences } from '../selection/preferences.ts';
import { useAddress } from '../selection/useAddress.ts';
import styles from './Rail.module.css';

/** How this browser shows things: light or dark, whose clock, and single-key shortcuts. */
export function DisplayOptions() {
  const { selection, select } = useAddress();
  const preferences = usePreferences();
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([zone, 'UTC', ...(selection.timeZone === null ? [] : [selection.timeZone])])];
  return (
    <details className={styles.options}>
      <summary>Display</summary>
      <label>
        Theme
        <select
          value={selection.theme ?? preferences.theme ?? 'system'}
          onChange={({ target: { value } }) => {
            setPreferences({ theme: value === 'light' || value === 'dark' ? value : null });
            if (selection.theme !== null) select({ theme: null }, { replace: true });
          }}
        >
          <option value="system">as the system</option>
          <option value="light">light</option>
          <option value="dark">dark</option>
        </select>
      </label>
      <label>
        Time zone
        <select
          value={selection.timeZone ?? zone}
          onChange={({ target: { value } }) =>
            select({ timeZone: value === zone ? null : value }, { replace: true })
          }
        >
          {zones.map((name) => (
            <option key={name} value={name}>
              {name.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={preferences.shortcuts}
          onChange={({ target: { checked } }) => setPreferences({ shortcuts: checked })}
        />
        <span>
          Keys <kbd>[</kbd> <kbd>]</kbd> for the release before and after
        </span>
      </label>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={preferences.announcements}
          onChange={({ target: { checked } }) => setPreferences({ announcements: checked })}
        />
        <span>Tell screen readers when a verdict changes</span>
      </label>
    </details>
  );
}
