import { useEffect, useState } from 'react';
import { currentHost } from './startHost.ts';

/** The refresh clock, read again every `everyMs` of real time; ages on screen are counted with it. */
export function useNow(everyMs: number): number {
  const [nowMs, setNowMs] = useState(() => currentHost().nowMs());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(currentHost().nowMs()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}
