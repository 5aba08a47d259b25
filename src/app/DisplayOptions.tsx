import { setPreferences, usePreferences } from '../selection/preferences.ts';
import { useAddress } from '../selection/useAddress.ts';
import { chooseTheme, themeNow } from './chooseTheme.ts';
import styles from './Rail.module.css';
import { offeredZones } from './zones.ts';

/** How this browser shows things: light or dark, whose clock, and single-key shortcuts. */
export function DisplayOptions() {
  const { selection, select } = useAddress();
  const preferences = usePreferences();
  const zones = offeredZones(selection.timeZone);
  return (
    <details className={styles.options}>
      <summary>Display</summary>
      <label>
        Theme
        <select
          value={themeNow(selection.theme, preferences.theme)}
          onChange={({ target: { value } }) =>
            chooseTheme(value === 'light' || value === 'dark' ? value : 'system', { selection, select })
          }
        >
          <option value="system">as the system</option>
          <option value="light">light</option>
          <option value="dark">dark</option>
        </select>
      </label>
      <label>
        Time zone
        <select
          value={selection.timeZone ?? zones[0]?.name}
          onChange={({ target }) =>
            select(
              { timeZone: zones.find(({ name }) => name === target.value)?.value ?? null },
              { replace: true },
            )
          }
        >
          {zones.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
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
          Single keys, such as <kbd>?</kbd> for the list of them
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
