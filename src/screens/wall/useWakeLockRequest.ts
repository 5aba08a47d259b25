import { useEffect } from 'react';
import { currentHost } from '../../host/startHost.ts';
import { tellWakeLock, useWakeLock, type WakeLockState } from '../../selection/wakeLock.ts';

/** Told again while it lasts: a wall that was switched off tells nothing. */
const TELL_MS = 60_000;

/** Keeps the display on while asked to. The browser takes the lock away whenever the page is hidden. */
export function useWakeLockRequest(wanted: boolean): void {
  useEffect(() => {
    const tell = (state: WakeLockState): void => tellWakeLock(state, currentHost().nowMs());
    if (!wanted) {
      tell('off');
      return undefined;
    }
    if (!('wakeLock' in navigator)) {
      tell('unsupported');
      return () => tell('off');
    }
    let here = true;
    let lock: WakeLockSentinel | null = null;
    const request = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || (lock !== null && !lock.released)) return;
      tell('waiting');
      try {
        const got = await navigator.wakeLock.request('screen');
        if (!here) {
          void got.release();
          return;
        }
        lock = got;
        got.addEventListener('release', () => here && tell('waiting'));
        tell('held');
      } catch {
        // Power saving, or a policy of the browser: the next time the page is seen it is asked again.
        if (here) tell('refused');
      }
    };
    const onVisible = (): void => void request();
    void request();
    const again = setInterval(() => tell(useWakeLock.getState().state), TELL_MS);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      here = false;
      clearInterval(again);
      document.removeEventListener('visibilitychange', onVisible);
      void lock?.release();
      tell('off');
    };
  }, [wanted]);
}
