import { SourceError } from '../adapters/transport/sourceError.ts';

const MOST_RETRIES = 2;
const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 300_000;

/** Whether to ask again at once, by the kind of failure alone: only faults that may pass by themselves. */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (!(error instanceof SourceError)) return false;
  const passing = error.facts.kind === 'unreachable' || error.facts.kind === 'vendor-fault';
  return passing && failures < MOST_RETRIES;
}

/** `random` in [0, 1): half of the delay is fixed, half is spread, so that many screens do not return at once. */
export function retryDelayMs(failures: number, error: unknown, random: () => number): number {
  const asked = error instanceof SourceError ? error.facts.retryAfterMs : null;
  const delay = asked ?? FIRST_DELAY_MS * 2 ** failures;
  return Math.min(LONGEST_DELAY_MS, delay * (0.5 + random() / 2) + (asked === null ? 0 : asked / 2));
}

/** Time to the next poll: the refresh step, spread a little; longer with each failure in a row. */
export function pollDelayMs(refreshMs: number, failuresInARow: number, random: () => number): number {
  const step = Math.min(LONGEST_DELAY_MS, refreshMs * 2 ** Math.min(failuresInARow, 6));
  return Math.max(refreshMs, step) * (0.95 + random() / 10);
}
