/** What the watchdog looks at; moments by this machine's clock. */
export interface SignsOfLife {
  readonly nowMs: number;
  /** Since when the page has been visible and awake; null = it is hidden. */
  readonly watchedSinceMs: number | null;
  /** Last frame that the browser painted. */
  readonly paintedAtMs: number | null;
  /** Last time that React drew something. */
  readonly drawnAtMs: number | null;
}

/** No sign for this long, while visible, and the page is taken for dead. */
export const SILENT_MS = 90_000;

/** What has stopped, or null. Hidden pages rest by right, and one that has just woken up gets time to draw. */
export function whatStopped({
  nowMs,
  watchedSinceMs,
  paintedAtMs,
  drawnAtMs,
}: SignsOfLife): 'painting' | 'drawing' | null {
  if (watchedSinceMs === null) return null;
  const silentSince = (lastMs: number | null) => nowMs - Math.max(lastMs ?? 0, watchedSinceMs) > SILENT_MS;
  if (silentSince(paintedAtMs)) return 'painting';
  return silentSince(drawnAtMs) ? 'drawing' : null;
}

/** A timer that comes more than two ticks late was not late: the machine slept, or the browser froze the page. */
export function wasAsleep(lastTickMs: number, nowMs: number, tickMs: number): boolean {
  return nowMs - lastTickMs > 3 * tickMs || nowMs < lastTickMs - tickMs;
}
