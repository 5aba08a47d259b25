import type { Theme } from '../selection/selection.ts';

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
