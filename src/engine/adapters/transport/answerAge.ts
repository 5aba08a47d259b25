import { parseHttpDate } from './httpDate.ts';

/**
 * How old an answer was when it came, in ms: 0 straight from the source, more where a cache on the way gave it.
 * `X-Data-Date` is set by our reverse proxy: when the source really answered. It is subtracted from the answer's own `Date`,
 * so that both are the proxy's clock and ours plays no part. Other caches say `Age` (RFC 9111, 5.1). The older one counts:
 * data shown younger than they are would be a lie, older only a warning.
 * `serverNowMs` stands in where the answer has no readable `Date`.
 */
export function answerAgeMs(headers: Headers, serverNowMs: number): number {
  const dataMs = parseHttpDate(headers.get('x-data-date'));
  const servedMs = parseHttpDate(headers.get('date')) ?? serverNowMs;
  const sinceData = dataMs === null ? 0 : servedMs - dataMs;
  return Math.max(0, sinceData, ageHeaderMs(headers.get('age')));
}

/** Whole seconds; anything else is no age. */
function ageHeaderMs(text: string | null): number {
  return /^\s*\d+\s*$/.test(text ?? '') ? Number(text) * 1000 : 0;
}
