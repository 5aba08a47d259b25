import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../../src/engine/adapters/transport/retryAfter.ts';
import { rateLimitOf } from '../../../../src/engine/adapters/transport/rateLimit.ts';
import { NOW_MS } from './fakeSource.ts';

const at = (ms: number) => new Date(NOW_MS + ms).toUTCString();

describe('retryAfterMs', () => {
  it.each([
    ['seconds', { 'Retry-After': '30' }, 30_000],
    ['zero seconds', { 'Retry-After': '0' }, 0],
    ['a date', { 'Retry-After': at(30_000) }, 30_000],
    [
      'a date by a server clock that is an hour ahead',
      { 'Retry-After': at(3_630_000), Date: at(3_600_000) },
      30_000,
    ],
    ['a date in the past', { 'Retry-After': at(-30_000) }, 0],
    [
      'an exhausted limit with an epoch reset',
      { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(NOW_MS / 1000 + 12) },
      12_000,
    ],
    [
      'an exhausted limit with seconds to the reset',
      { 'RateLimit-Remaining': '0', 'RateLimit-Reset': '12' },
      12_000,
    ],
    ['a limit with some left', { 'RateLimit-Remaining': '3', 'RateLimit-Reset': '12' }, null],
    ['nothing said', {}, null],
    ['nonsense', { 'Retry-After': 'soon' }, null],
  ])('%s', (_, headers, ms) => {
    expect(retryAfterMs(new Headers(headers), NOW_MS)).toBe(ms);
  });
});

it('rateLimitOf reads nothing out of headers that say nothing', () => {
  expect(rateLimitOf(new Headers({ 'X-Other': '1' }), NOW_MS)).toBeNull();
  expect(rateLimitOf(new Headers({ 'RateLimit-Limit': '100, 100;w=60' }), NOW_MS)).toEqual({
    limit: 100,
    remaining: null,
    resetsAtMs: null,
  });
});
