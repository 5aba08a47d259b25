import { parseHttpDate } from './httpDate.ts';

/** What a source's headers say about its rate limit; null = not said. `resetsAtMs` is by our own clock. */
export interface RateLimit {
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetsAtMs: number | null;
}

const PREFIXES = ['x-sentry-rate-limit-', 'x-ratelimit-', 'x-rate-limit-', 'ratelimit-'];

/** Numbers above this are epoch seconds (2001 and later), below it seconds from now: vendors mean both by "reset". */
const EPOCH_SECONDS_ABOVE = 1_000_000_000;

/** Reads `X-RateLimit-*`, `RateLimit-*` and `X-Sentry-Rate-Limit-*`; null where the answer carries none of them. */
export function rateLimitOf(headers: Headers, nowMs: number): RateLimit | null {
  for (const prefix of PREFIXES) {
    const limit = count(headers.get(`${prefix}limit`));
    const remaining = count(headers.get(`${prefix}remaining`));
    if (limit === null && remaining === null) continue;
    const reset = count(headers.get(`${prefix}reset`));
    return { limit, remaining, resetsAtMs: reset === null ? null : resetsAtMs(reset, headers, nowMs) };
  }
  return null;
}

function resetsAtMs(reset: number, headers: Headers, nowMs: number): number {
  if (reset < EPOCH_SECONDS_ABOVE) return nowMs + reset * 1000;
  return nowMs + reset * 1000 - (parseHttpDate(headers.get('date')) ?? nowMs);
}

/** The first number: IETF drafts allow "100, 100;w=60". */
function count(text: string | null): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)/.exec(text ?? '');
  return match === null ? null : Number(match[1]);
}
