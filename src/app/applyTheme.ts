import type { Theme } from '../selection/selection.ts';

/** The address decides, else what this browser remembers, else the system (no attribute). */
export function applyTheme(fromAddress: Theme | null, remembered: Theme | null): void {
  const theme = fromAddress ?? remembered;
  if (theme === null) delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
