import { describe, expect, test } from 'vitest';
import { count, tightCount } from '../../../src/ui/format/count.ts';
import { counted } from '../../../src/ui/format/nouns.ts';
import { sample } from '../../../src/ui/format/sample.ts';

const english = { locale: 'en-GB' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('count', () => {
  test.each([
    [0, '0'],
    [0.2, '<1'],
    [41_206, '41,206'],
    [-3, '\u22123'],
  ])('%f is %s', (value, expected) => expect(count(value, english)).toBe(expected));

  test.each([
    [0, '0'],
    [812_345, '812,345'],
    [999_499, '999,499'],
    [999_500, '1 M'],
    [3_123_456, '3.1 M'],
    [41_206_000, '41 M'],
    [412_060_000, '412 M'],
    [999_600_000, '1 G'],
  ])('%i in a tight place is %s', (value, expected) =>
    expect(plain(tightCount(value, english))).toBe(expected),
  );

  test('refuses what is no number', () => {
    expect(() => count(Number.NaN, english)).toThrow(RangeError);
    expect(() => tightCount(Infinity, english)).toThrow(RangeError);
  });
});

test('things are counted in words that fit', () => {
  expect(counted(0, 'incident', english)).toBe('no incidents');
  expect(counted(1, 'incident', english)).toBe('1 incident');
  expect(counted(1_200, 'incident', english)).toBe('1,200 incidents');
});

test('a sample size names what was counted', () => {
  expect(sample({ count: 41_206, of: 'requests' }, english)).toBe('n = 41,206 requests');
  expect(sample({ count: 1, of: 'incidents' }, english)).toBe('n = 1 incident');
});
