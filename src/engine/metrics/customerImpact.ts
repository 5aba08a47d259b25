import { HOUR_MS, type TimeWindow } from '../domain/time.ts';

export interface Hurt {
  readonly events: number;
  /** null = the source does not count users. */
  readonly users: number | null;
  readonly firstSeenMs: number;
}

/**
 * Customers hurt per hour, for ranking: users where they are counted, else events (of which one user may cause many), over
 * the part of the window since the group was first seen. Below one hour an hour is taken: two users in the first minute
 * are not 120 an hour.
 */
export function customerImpact({ events, users, firstSeenMs }: Hurt, window: TimeWindow): number {
  const sinceMs = window.endMs - Math.max(window.startMs, firstSeenMs);
  return ((users ?? events) * HOUR_MS) / Math.max(HOUR_MS, sinceMs);
}
