import { parseHttpDate } from './httpDate.ts';
import { rateLimitOf } from './rateLimit.ts';

/**
 * How long to wait before asking again, in ms from the answer; null where the source does not say. `Retry-After` (seconds
 * or a date) comes first, then the reset time of an exhausted rate limit. Dates are measured against the answer's own
 * `Date`, because the server's clock and ours differ.
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | null {
  const asked = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(asked)) return Math.round(Number(asked) * 1000);
  const untilMs = parseHttpDate(asked);
  if (untilMs !== null) return Math.max(0, untilMs - (parseHttpDate(headers.get('date')) ?? nowMs));
  const limit = rateLimitOf(headers, nowMs);
  if (limit === null || limit.resetsAtMs === null || limit.remaining === null || limit.remaining > 0)
    return null;
  return Math.max(0, limit.resetsAtMs - nowMs);
}
