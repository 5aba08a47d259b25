import { useEffect, useEffectEvent, useState } from 'react';
import { lastLook, renewLook, type Look } from '../../selection/lastLook.ts';
import type { WatchSignal } from './watchTypes.ts';

interface LookParts {
  readonly releaseId: string;
  /** null = not to be remembered: still awaited, or a frozen view. */
  readonly signals: readonly WatchSignal[] | null;
  readonly nowMs: number;
}

/**
 * The look before this one. It is renewed when the page is left or hidden, and when somebody says so; not at each refresh,
 * or nobody would ever read what moved.
 */
export function useLastLook({ releaseId, signals, nowMs }: LookParts): {
  readonly look: Look | null;
  readonly renew: () => void;
} {
  const [look, setLook] = useState(() => lastLook(releaseId, nowMs));
  const remember = (): void => {
    if (signals !== null) renewLook({ releaseId, atMs: nowMs, signals });
  };
  const comeBack = (): void => setLook(lastLook(releaseId, nowMs));
  const onLeave = useEffectEvent(remember);
  const onReturn = useEffectEvent(comeBack);
  useEffect(() => {
    const turn = (): void => (document.visibilityState === 'hidden' ? onLeave() : onReturn());
    const leave = (): void => onLeave();
    document.addEventListener('visibilitychange', turn);
    addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', turn);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return {
    look,
    renew: () => {
      remember();
      comeBack();
    },
  };
}
