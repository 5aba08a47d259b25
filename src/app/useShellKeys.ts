import type { ShellBody } from '../engine/answers/shellBody.ts';
import { setPreferences, usePreferences } from '../selection/preferences.ts';
import type { ShortcutKeys } from '../selection/shortcuts.ts';
import { useAddress } from '../selection/useAddress.ts';
import { useShortcuts } from '../selection/useShortcut.ts';
import { neighbour } from './neighbours.ts';
import { SCREENS } from './screens.ts';
import type { ShellDialog } from './shellDialog.ts';

/** Keys that work on every screen; a screen that uses one of them itself comes first. */
export function useShellKeys(body: ShellBody | null, open: (dialog: ShellDialog) => void): void {
  const { place, go } = useAddress();
  const tables = usePreferences((preferences) => preferences.tables);
  const releaseId = 'releaseId' in place ? place.releaseId : null;
  const step = (by: -1 | 1): void => {
    const found = releaseId === null ? null : neighbour(body?.lane ?? [], releaseId, by);
    if (found !== null && (place.screen === 'release' || place.screen === 'watch'))
      go({ screen: place.screen, releaseId: found.id });
  };
  const goTo: Partial<Record<ShortcutKeys, () => void>> = Object.fromEntries(
    SCREENS.map(({ place: target, keys }) => [
      keys,
      () => go(target.screen === 'watch' && place.screen === 'release' ? { ...target, releaseId } : target),
    ]),
  );
  useShortcuts(
    {
      ...goTo,
      '[': () => step(-1),
      ']': () => step(1),
      b: focusBaseline,
      t: () => setPreferences({ tables: !tables }),
      s: () => open('share'),
      '?': () => open('help'),
    },
    { behind: true },
  );
}

/** Whatever control of the screen says that it is reached by `b`. */
function focusBaseline(): void {
  document.querySelector<HTMLElement>('main [aria-keyshortcuts~="b"]')?.focus();
}
