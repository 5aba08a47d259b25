import { describe, expect, test } from 'vitest';
import { percent } from '../../../src/ui/format/percent.ts';
import { wholePercent } from '../../../src/ui/format/wholePercent.ts';
import { quantityText } from '../../../src/ui/format/quantity.ts';

const english = { locale: 'en-GB' };
const text = (ratio: number, display = english) =>
  quantityText(percent(ratio, display)).replace('\u00a0', ' ');

describe('percent', () => {
  test('an exact zero is 0 %, an exact one is 100 %', () => {
    expect(text(0)).toBe('0 %');
    expect(text(-0)).toBe('0 %');
    expect(text(1)).toBe('100 %');
  });

  test.each([
    [0.0031, '0.31 %'],
    [0.9942, '99.42 %'],
    [0.0001, '0.01 %'],
    [0.9999, '99.99 %'],
    [0.38, '38.0 %'],
    [0.095, '9.50 %'],
  ])('%f is %s', (ratio, expected) => expect(text(ratio)).toBe(expected));

  test.each([
    [0.99996, '>99.99 %'],
    [0.999999999, '>99.99 %'],
    [0.00004, '<0.01 %'],
    [1e-12, '<0.01 %'],
  ])('%f never rounds to a perfect score: %s', (ratio, expected) => expect(text(ratio)).toBe(expected));

  test('a negative ratio has a real minus', () => {
    expect(text(-0.0031)).toBe('\u22120.31 %');
  });

  test('follows the locale', () => {
    expect(text(0.0031, { locale: 'de-DE' })).toBe('0,31 %');
  });

  test.each([Number.NaN, Infinity, -Infinity])('refuses %f', (ratio) => {
    expect(() => percent(ratio, english)).toThrow(RangeError);
  });
});

test.each([
  [0, '0 %'],
  [0.002, '1 %'],
  [0.05, '5 %'],
  [0.487, '49 %'],
  [0.998, '99 %'],
  [1, '100 %'],
])('%d as a whole percent is %s: only none is 0, only all is 100', (ratio, words) => {
  expect(wholePercent(ratio, { locale: 'en-GB' }).replaceAll('\u00a0', ' ')).toBe(words);
});
