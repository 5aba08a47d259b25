import { useEffect, useState } from 'react';
import { noteDrawn } from './selfCare.ts';
import { useShownMoment } from './shownMoment.ts';
import { currentHost } from './startHost.ts';

/**
 * The refresh clock, read again every `everyMs` of real time; ages on screen are counted with it. In a frozen view it stands
 * still at the moment shown, unless that is still to come.
 */
export function useNow(everyMs: number): number {
  const shownMs = useShownMoment();
  const [nowMs, setNowMs] = useState(() => currentHost().nowMs());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(currentHost().nowMs()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  // An effect of a drawing: where React draws no more, this pulse stops, and the watchdog of a wall notices.
  useEffect(() => noteDrawn(), [nowMs]);
  return shownMs === null ? nowMs : Math.min(shownMs, nowMs);
}
