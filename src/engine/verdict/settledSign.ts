import { watchLine } from './settleState.ts';
import type { WatchLook } from './watchVerdict.ts';

/** Whether there are signs of harm, with hysteresis. */
export interface SettledSign {
  readonly inSight: boolean;
  /** End of the bucket at whose look it came to this; null = from the start. */
  readonly sinceMs: number | null;
}

/**
 * The verdict takes a fading sign back at once. Who is told of changes only needs it calmer: a sign appears where the
 * verdict sees it (`watchLine`) and is gone once the evidence is back at half of that. Followed look by look through the
 * data, so that it does not depend on who looked when.
 */
export function settledSign(looks: readonly Pick<WatchLook, 'atMs' | 'logE'>[], alpha: number): SettledSign {
  const line = watchLine(alpha);
  let inSight = false;
  let sinceMs: number | null = null;
  for (const { atMs, logE } of looks) {
    const next: boolean = inSight ? logE >= line / 2 : logE >= line;
    if (next !== inSight) sinceMs = atMs;
    inSight = next;
  }
  return { inSight, sinceMs };
}
