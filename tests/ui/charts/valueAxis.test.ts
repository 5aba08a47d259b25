import { describe, expect, test } from 'vitest';
import { axisOf } from '../../../src/ui/charts/valueAxis.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const texts = (
  value: (number | null)[],
  kind: 'from-zero' | 'near-one' | 'duration',
  unit: 'ratio' | 'duration' | 'count',
) =>
  axisOf({ lines: [{ value }], kind, unit }, display).ticks.map(({ text }) => text.replaceAll('\u00a0', ' '));

describe('the y axis', () => {
  test('durations start at zero, in the unit that fits the largest', () => {
    expect(texts([180, 412], 'duration', 'duration')).toEqual(['0', '200 ms', '400 ms', '600 ms']);
    expect(texts([1_240, null], 'duration', 'duration')).toEqual(['0', '0.5 s', '1.0 s', '1.5 s']);
    expect(texts([883], 'duration', 'duration').at(-1)).toBe('1.00 s');
    expect(texts([42 * 60_000], 'duration', 'duration').at(-1)).toBe('60 min');
  });

  test('counts are plain numbers', () => {
    expect(texts([0, 7], 'from-zero', 'count')).toEqual(['0', '2', '4', '6', '8']);
  });

  test('only a success axis is cut, and knows it', () => {
    expect(
      axisOf({ lines: [{ value: [0.97, 0.99] }], kind: 'near-one', unit: 'ratio' }, display),
    ).toMatchObject({
      cut: true,
      max: 1,
    });
    expect(axisOf({ lines: [{ value: [0.001] }], kind: 'from-zero', unit: 'ratio' }, display)).toMatchObject({
      cut: false,
      min: 0,
    });
    expect(axisOf({ lines: [{ value: [0] }], kind: 'near-one', unit: 'ratio' }, display).cut).toBe(false);
  });

  test('a quarter of a percent keeps its decimals, a quarter of all needs none', () => {
    expect(texts([0.01], 'from-zero', 'ratio')).toContain('0.25');
    expect(texts([1], 'from-zero', 'ratio')).toContain('25');
  });
});
