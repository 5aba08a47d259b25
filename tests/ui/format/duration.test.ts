import { describe, expect, test } from 'vitest';
import { age, ageAgo } from '../../../src/ui/format/age.ts';
import { duration, hours, roughDuration, sinceRelease } from '../../../src/ui/format/duration.ts';

const english = { locale: 'en-GB' };
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('duration', () => {
  test.each([
    [0, '0 s'],
    [0.4, '<1 ms'],
    [412, '412 ms'],
    [999.6, '1.00 s'],
    [1_240, '1.24 s'],
    [9_996, '10 s'],
    [59_999, '59 s'],
    [42 * minute, '42 min'],
    [59 * minute + 59_999, '59 min'],
    [hour, '1 h'],
    [19 * hour + 42 * minute, '19 h 42 min'],
    [20 * hour - 1, '19 h 59 min'],
    [47 * hour + 59 * minute, '47 h 59 min'],
    [2 * day, '2 d'],
    [3 * day + 4 * hour, '3 d 4 h'],
    [-42 * minute, '\u221242 min'],
  ])('%i ms is %s', (ms, expected) => expect(plain(duration(ms, english))).toBe(expected));

  test('a window is named in hours', () => {
    expect(plain(hours(72 * hour, english))).toBe('72 h');
    expect(plain(hours(90 * minute, english))).toBe('1.5 h');
  });

  test.each([
    [0, 'T+0'],
    [10 * minute, 'T+ 10 min'],
    [hour, 'T+ 1 h'],
    [70 * hour + 30 * minute, 'T+ 70 h 30 min'],
    [-minute, 'T\u2212 1 min'],
  ])('%i ms after a release is %s', (ms, expected) =>
    expect(plain(sinceRelease(ms, english))).toBe(expected),
  );

  test('a column takes the largest part', () => {
    expect(plain(roughDuration(19 * hour + 42 * minute, english))).toBe('19 h');
  });

  test('refuses what is no length', () => {
    expect(() => duration(Number.NaN, english)).toThrow(RangeError);
  });
});

describe('age', () => {
  test.each([
    [0, 'now', 'just now'],
    [4_999, 'now', 'just now'],
    [5_240, '5 s', '5 s ago'],
    [40 * second, '40 s', '40 s ago'],
    [12 * minute, '12 min', '12 min ago'],
    [-3 * second, 'now', 'just now'],
    [-3 * minute, '3 min ahead of our clock', '3 min ahead of our clock'],
  ])('%i ms is %s', (ms, short, long) => {
    expect(plain(age(ms, english))).toBe(short);
    expect(plain(ageAgo(ms, english))).toBe(long);
  });
});
