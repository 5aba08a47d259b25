import type { ShellBody } from '../engine/answers/shellBody.ts';
import { freshness } from '../engine/domain/freshness.ts';
import { useNow } from '../host/useNow.ts';
import { usePreferences } from '../selection/preferences.ts';
import { useAddress } from '../selection/useAddress.ts';
import { useDisplay } from '../selection/useDisplay.ts';
import { ageAgo } from '../ui/format/age.ts';
import { AgeNote } from '../ui/states/AgeNote.tsx';
import { clockTime } from '../ui/format/instant.ts';
import { chooseTheme, nextTheme, themeNow, themeWords } from './chooseTheme.ts';
import { paletteKeys } from './paletteKeys.ts';
import type { ShellDialog } from './shellDialog.ts';
import styles from './TopBar.module.css';
import { offeredZones } from './zones.ts';

interface TopBarProps {
  readonly body: ShellBody | null;
  readonly open: (dialog: ShellDialog) => void;
}

/** On every screen: find, how old the figures are, whose clock, light or dark, share. */
export function TopBar({ body, open }: TopBarProps) {
  const { selection, select } = useAddress();
  const display = useDisplay();
  const remembered = usePreferences((preferences) => preferences.theme);
  const theme = themeNow(selection.theme, remembered);
  return (
    <section className={styles.bar} aria-label="This view">
      <button type="button" className={styles.find} aria-haspopup="dialog" onClick={() => open('palette')}>
        Find <kbd>{paletteKeys()}</kbd>
      </button>
      <AsOf body={body} />
      <select
        aria-label="Time zone"
        value={display.timeZone}
        onChange={({ target: { value } }) => {
          const zone = offeredZones(selection.timeZone).find(({ name }) => name === value);
          select({ timeZone: zone?.value ?? null }, { replace: true });
        }}
      >
        {offeredZones(selection.timeZone).map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
      <button type="button" onClick={() => chooseTheme(nextTheme(theme), { selection, select })}>
        Theme: {themeWords[theme]}
      </button>
      <button type="button" className={styles.keys} aria-haspopup="dialog" onClick={() => open('help')}>
        Keys
      </button>
      <button type="button" className={styles.share} aria-haspopup="dialog" onClick={() => open('share')}>
        Share
      </button>
    </section>
  );
}

/** When the newest figures were true; a frozen view has its own band for that. */
function AsOf({ body }: { body: ShellBody | null }) {
  const display = useDisplay();
  const nowMs = useNow(10_000);
  if (body === null) return <p />;
  if (body.asOfMs === null) return <p>no answer yet</p>;
  const { asOfMs, everyMs, frozenAtMs } = body;
  const now = freshness({ asOfMs, everyMs }, nowMs);
  if (frozenAtMs === null && now.state !== 'fresh') {
    return (
      <p>
        as of {clockTime(asOfMs, display)} <AgeNote now={now} display={display} />
      </p>
    );
  }
  return (
    <p>
      as of {clockTime(asOfMs, display)}
      {frozenAtMs === null && `, ${ageAgo(nowMs - asOfMs, display)}`}
    </p>
  );
}
