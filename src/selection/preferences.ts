import { create } from 'zustand';
import { readStored, store } from './browserStorage.ts';
import type { Theme } from './selection.ts';

/** What this browser remembers; nothing here is needed to understand a shared link. */
export interface Preferences {
  /** null = as the system is set. */
  readonly theme: Theme | null;
  /** Data tables under charts are open. */
  readonly tables: boolean;
  /** Single-key shortcuts; some input tools send stray letters (WCAG 2.1.4). */
  readonly shortcuts: boolean;
  /** Changes of a verdict are told to screen readers. */
  readonly announcements: boolean;
}

const STORAGE_KEY = 'holdfast.preferences.1';
const defaults: Preferences = { theme: null, tables: false, shortcuts: true, announcements: true };

export const usePreferences = create<Preferences>(() => readPreferences());

export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  store(STORAGE_KEY, usePreferences.getState());
}

function readPreferences(): Preferences {
  return readStored(STORAGE_KEY, decodePreferences) ?? defaults;
}

/** Storage is input like any other: what does not fit is replaced by its default. */
export function decodePreferences(text: string | null): Preferences {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? 'null');
  } catch {
    return defaults;
  }
  if (typeof stored !== 'object' || stored === null) return defaults;
  const fields: Readonly<Record<string, unknown>> = { ...stored };
  const choice = (name: 'tables' | 'shortcuts' | 'announcements'): boolean => {
    const value = fields[name];
    return typeof value === 'boolean' ? value : defaults[name];
  };
  const { theme } = fields;
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : defaults.theme,
    tables: choice('tables'),
    shortcuts: choice('shortcuts'),
    announcements: choice('announcements'),
  };
}
