import { useSyncExternalStore } from 'react';
import type { KeptState } from '../engine/engine.ts';

/** How this screen looks after itself, for people: on Sources, and in the heartbeat of a wall. */
export interface SelfCare {
  /** `off`: not in the demo and not while developing. `refused`: the browser or the address does not allow one. */
  readonly serviceWorker: 'off' | 'starting' | 'ready' | 'refused';
  /** Answers that outlive a reload; null = not known yet, or the demo, which keeps none. */
  readonly kept: KeptState | null;
  /** When the server was last asked for its version and answered, by the refresh clock; null = not yet. */
  readonly versionCheckedAtMs: number | null;
  /** The version that the server has and this screen has not; null = none. */
  readonly newerVersion: string | null;
  /** The server's clock minus this machine's; null = not known yet. */
  readonly skewMs: number | null;
  /** Reloads by itself within the last hour. */
  readonly reloads: number;
  /** A reload was wanted and not done, because there had been too many: its reason. */
  readonly heldBack: string | null;
  /** How often the engine had to be started anew since the page was loaded. */
  readonly engineRestarts: number;
}

let state: SelfCare = {
  serviceWorker: 'off',
  kept: null,
  versionCheckedAtMs: null,
  newerVersion: null,
  skewMs: null,
  reloads: 0,
  heldBack: null,
  engineRestarts: 0,
};
const listeners = new Set<() => void>();

export function selfCare(): SelfCare {
  return state;
}

export function noteSelfCare(part: Partial<SelfCare>): void {
  state = { ...state, ...part };
  for (const tell of listeners) tell();
}

export function useSelfCare(): SelfCare {
  return useSyncExternalStore(subscribe, selfCare);
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

let drawings = 0;

/** Called where React has drawn something. Counted, not dated: the watchdog outside of React has the clock. */
export function noteDrawn(): void {
  drawings += 1;
}

export function timesDrawn(): number {
  return drawings;
}
