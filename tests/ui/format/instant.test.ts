import { expect, test } from 'vitest';
import { clockTime, day, instant, shortInstant } from '../../../src/ui/format/instant.ts';
import { interval } from '../../../src/ui/format/interval.ts';

const at = Date.UTC(2026, 10, 20, 23, 4, 30);
const berlin = { locale: 'en-GB', timeZone: 'Europe/Berlin' };
const utc = { locale: 'en-GB', timeZone: 'UTC' };

test('a moment is told with its zone, in the reader’s zone', () => {
  expect(instant(at, berlin)).toBe('21 Nov 2026, 00:04 CET');
  expect(instant(at, utc)).toBe('20 Nov 2026, 23:04 UTC');
});

test('summer time is another zone name', () => {
  expect(instant(Date.UTC(2026, 6, 1, 10), berlin)).toBe('1 Jul 2026, 12:00 CEST');
});

test('short forms', () => {
  expect(shortInstant(at, berlin)).toBe('21 Nov, 00:04');
  expect(clockTime(at, berlin)).toBe('00:04:30 CET');
  expect(day(at, utc)).toBe('20 Nov');
  expect(interval({ startMs: at, endMs: at + 3_600_000 }, utc)).toBe(
    '20 Nov, 23:04 to 21 Nov 2026, 00:04 UTC',
  );
});

test.each([Number.NaN, Infinity, 8.64e15 + 1])('the time %f is called impossible, not thrown', (time) => {
  expect(instant(time, utc)).toBe('impossible time');
});
