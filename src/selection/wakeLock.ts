import { create } from 'zustand';
import { isTime, readStored, store, storedFields } from './browserStorage.ts';

/** Whether the browser keeps the display on for us. `unsupported`: it cannot, or the page is not served securely. */
export type WakeLockState = 'off' | 'held' | 'waiting' | 'refused' | 'unsupported';

/** What a wall in this browser said last, in whatever tab: on the page that tells of it there is no wall. */
export interface ToldWakeLock {
  readonly state: WakeLockState;
  readonly atMs: number;
}

const STORAGE_KEY = 'holdfast.wake-lock.1';

/** Shown on the wall's set-up sheet and in its heartbeat. */
export const useWakeLock = create<{ readonly state: WakeLockState }>(() => ({ state: 'off' }));

/** Tells this page, and the others of this browser. `atMs`: UTC epoch. */
export function tellWakeLock(state: WakeLockState, atMs: number): void {
  useWakeLock.setState({ state });
  store(STORAGE_KEY, { state, atMs });
}

export function toldWakeLock(): ToldWakeLock | null {
  return readStored(STORAGE_KEY, decodeToldWakeLock);
}

export function decodeToldWakeLock(text: string): ToldWakeLock | null {
  const { state, atMs } = storedFields(text) ?? {};
  const known = STATES.find((one) => one === state);
  return known === undefined || !isTime(atMs) ? null : { state: known, atMs };
}

const STATES: readonly WakeLockState[] = ['off', 'held', 'waiting', 'refused', 'unsupported'];
