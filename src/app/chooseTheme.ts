import { setPreferences } from '../selection/preferences.ts';
import type { Theme } from '../selection/selection.ts';
import type { Address } from '../selection/useAddress.ts';

export type ThemeChoice = Theme | 'system';

export const themeWords: Readonly<Record<ThemeChoice, string>> = {
  system: 'system',
  light: 'light',
  dark: 'dark',
};

/** The address decides, else what this browser remembers, else the system. */
export function themeNow(fromAddress: Theme | null, remembered: Theme | null): ThemeChoice {
  return fromAddress ?? remembered ?? 'system';
}

/** One button goes through all three. */
export function nextTheme(theme: ThemeChoice): ThemeChoice {
  if (theme === 'system') return 'light';
  return theme === 'light' ? 'dark' : 'system';
}

/** Remembered in this browser. What the address says would go before it, so that is taken out. */
export function chooseTheme(
  theme: ThemeChoice,
  { selection, select }: Pick<Address, 'selection' | 'select'>,
): void {
  setPreferences({ theme: theme === 'system' ? null : theme });
  if (selection.theme !== null) select({ theme: null }, { replace: true });
}
