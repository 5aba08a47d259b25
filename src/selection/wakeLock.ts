import { create } from 'zustand';

/** Whether the browser keeps the display on for us. `unsupported`: it cannot, or the page is not served securely. */
export type WakeLockState = 'off' | 'held' | 'waiting' | 'refused' | 'unsupported';

/** Shown on the wall's set-up sheet and on Sources. */
export const useWakeLock = create<{ readonly state: WakeLockState }>(() => ({ state: 'off' }));
