import { useSyncExternalStore } from 'react';

/** The moment of a frozen view, from which all ages on screen are counted; null = the present. */
let shownMs: number | null = null;
const listeners = new Set<() => void>();

/** Set by the frame from the address, before a screen is painted. */
export function showMoment(atMs: number | null): void {
  if (atMs === shownMs) return;
  shownMs = atMs;
  for (const tell of listeners) tell();
}

export function useShownMoment(): number | null {
  return useSyncExternalStore(subscribe, () => shownMs);
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
