import { parseHttpDate } from './httpDate.ts';

/**
 * Server's clock minus ours in ms, taken at the middle of the round trip; null where the answer has no readable `Date`, or
 * came out of a cache (`Age`), whose date is the past's. `Date` counts whole seconds, so this is precise to a second.
 */
export function clockSkewMs(headers: Headers, sentAtMs: number, receivedAtMs: number): number | null {
  const serverMs = parseHttpDate(headers.get('date'));
  if (serverMs === null || Number(headers.get('age') ?? '0') > 0) return null;
  return serverMs - (sentAtMs + receivedAtMs) / 2;
}
