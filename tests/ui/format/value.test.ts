import { describe, expect, test } from 'vitest';
import { differenceText, valueText } from '../../../src/ui/format/value.ts';

const english = { locale: 'en-GB' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a reading as text', () => {
  test.each([
    [0, 'ratio', '0 %'],
    [0, 'count', '0'],
    [41206, 'count', '41,206'],
    [41206.4, 'count', '41,206'],
    [0.3, 'count', '<1'],
    [412, 'duration', '412 ms'],
    [2_520_000, 'duration', '42 min'],
    [0.94, 'score', '0.94'],
    [0.9999, 'score', '>0.99'],
    [1, 'score', '1.00'],
    [0.0001, 'per-1000-sessions', '<0.01 per 1,000'],
  ] as const)('%f as %s is %s', (value, unit, expected) =>
    expect(plain(valueText(value, unit, english))).toBe(expected),
  );
});

describe('a change as text', () => {
  test.each([
    [0.0012, 'ratio', '+0.12 pp'],
    [-0.0001, 'ratio', '\u22120.01 pp'],
    [0, 'ratio', '±0 pp'],
    [0.00001, 'ratio', '+<0.01 pp'],
    [-0.00001, 'ratio', '\u2212<0.01 pp'],
    [3, 'count', '+3'],
    [-3, 'count', '\u22123'],
    [0, 'count', '±0'],
    [-11, 'duration', '\u221211 ms'],
    [-0.01, 'score', '\u22120.01'],
  ] as const)('%f in %s is %s', (value, unit, expected) => {
    expect(plain(differenceText(value, unit, english))).toBe(expected);
  });

  test('refuses what is no number', () => {
    expect(() => differenceText(Number.NaN, 'ratio', english)).toThrow(RangeError);
    expect(() => differenceText(Number.NaN, 'count', english)).toThrow(RangeError);
    expect(() => valueText(Number.NaN, 'score', english)).toThrow(RangeError);
  });
});
