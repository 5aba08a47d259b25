import { useEffect, useEffectEvent } from 'react';
import { createKeySequences } from './keySequences.ts';
import { usePreferences } from './preferences.ts';
import type { ShortcutKeys } from './shortcuts.ts';

const sequences = createKeySequences();
/** Screens and shell come and go; one listener serves them all. */
let users = 0;

/** Runs `act` on a key or sequence, unless the reader types, a dialog is open, or shortcuts are switched off. */
export function useShortcut(keys: ShortcutKeys, act: () => void): void {
  useShortcuts({ [keys]: act });
}

/** Several at once. `behind`: only where the screen does not use the key itself. */
export function useShortcuts(
  actions: Partial<Record<ShortcutKeys, () => void>>,
  { behind = false }: { readonly behind?: boolean } = {},
): void {
  const run = useEffectEvent((keys: string) => {
    for (const [name, act] of Object.entries(actions)) if (name === keys) act();
  });
  const names = Object.keys(actions).join('\n');
  useEffect(() => {
    const removes = names.split('\n').map((keys) => sequences.add(keys, () => run(keys), behind));
    if (users === 0) document.addEventListener('keydown', onKey);
    users += 1;
    return () => {
      for (const remove of removes) remove();
      users -= 1;
      if (users === 0) document.removeEventListener('keydown', onKey);
    };
  }, [names, behind]);
}

function onKey(event: KeyboardEvent): void {
  if (!usePreferences.getState().shortcuts || event.defaultPrevented || event.isComposing) return;
  if (isCommand(event) || /^(?:Shift|Alt|AltGraph|Control|Meta)$/.test(event.key)) return;
  if (document.querySelector('dialog[open]') !== null || isTyping(event.target)) return;
  if (sequences.press(event.key, event.timeStamp)) event.preventDefault();
}

/** With Ctrl, Alt or Command a key belongs to the browser; on many keyboards, though, `[` is only typed with AltGr or Option. */
function isCommand({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return metaKey || ((ctrlKey || altKey) && /^[a-z0-9]$/i.test(key));
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !/^(?:checkbox|radio|button|submit|range)$/.test(target.type);
  return target.isContentEditable || /^(?:TEXTAREA|SELECT)$/.test(target.tagName);
}
