import { describe, expect, test } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/engine/verdict/watchInput.ts';
import { evidenceText } from '../../../src/ui/format/evidenceText.ts';
import { hoursRange } from '../../../src/ui/format/hoursRange.ts';
import { timesRange, timesText } from '../../../src/ui/format/timesText.ts';
import { evidenceAxis } from '../../../src/ui/verdict/evidenceAxis.ts';
import { bandPath } from '../../../src/ui/verdict/looksPlot.ts';
import { timesAxis, timesPosition } from '../../../src/ui/verdict/timesAxis.ts';
import { verdictDefaults } from '../../../src/ui/verdict/verdictDefaults.ts';

const display = { locale: 'en-GB' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const line = (estimate: readonly (number | null)[], low: number | null, high: number | null) => ({
  sinceMs: estimate.map((_, index) => index * 300_000),
  estimate,
  low: estimate.map(() => low),
  high: estimate.map(() => high),
  logE: estimate.map(() => 0),
});

test('the defaults that the screens name are the ones that the engine uses', () => {
  const { alpha, tolerance, okMargin, horizonHours } = DEFAULT_OPTIONS;
  expect(verdictDefaults).toEqual({ alpha, tolerance, okMargin, horizonHours });
});

describe('the axis of times as often', () => {
  test('holds 1, all settled estimates and the interval of now', () => {
    const { min, max, ticks } = timesAxis(line([null, 1.9, 2.2], 1.4, 2.9));
    expect([min, max]).toEqual([0.85, 3]);
    expect(ticks).toContain(1);
  });

  test('is not stretched by the wild first looks, nor by an interval without a limit', () => {
    const estimates = [40, ...Array.from({ length: 20 }, () => 1.1)];
    expect(timesAxis(line(estimates, 0.9, 1.4)).max).toBe(1.5);
    expect(timesAxis(line(estimates, 0.9, 1_000)).max).toBe(3);
  });

  test('has a place for every ratio: on the edge where it is beyond', () => {
    const axis = { min: 0.5, max: 2, ticks: [] };
    expect([0, 0.5, 1, 2, 1_000].map((ratio) => timesPosition(axis, ratio))).toEqual([0, 0, 0.5, 1, 1]);
  });

  test('without a single estimate there is still an axis', () => {
    expect(timesAxis(line([null, null], null, null))).toMatchObject({ min: 0.85, max: 1.5 });
    expect(timesAxis(line([], null, null)).ticks).toContain(1);
  });
});

test('the axis of evidence shows the alarm line, and stops at twice its height', () => {
  const alarmAt = Math.log(66);
  expect(evidenceAxis([0, 1], alarmAt).max).toBeCloseTo(alarmAt * 1.25);
  expect(evidenceAxis([0, 400], alarmAt).max).toBeCloseTo(alarmAt * 2);
  expect(evidenceAxis([], alarmAt).ticks.map((tick) => Math.round(Math.exp(tick) * 10) / 10)).toEqual([
    0.1, 1, 10, 100,
  ]);
});

test('the band stops where either limit is unknown, and goes on after it', () => {
  const shared = { sinceMs: [0, 1, 2, 3], x: (at: number) => at, y: (value: number) => value, width: 10 };
  expect(bandPath({ ...shared, values: [2, null, 2, 3] }, { values: [1, 1, 1, 1] })).toBe(
    'M0.0 2.0L0.0 1.0ZM2.0 2.0L3.0 3.0L3.0 1.0L2.0 1.0Z',
  );
});

describe('the words for evidence', () => {
  test.each([
    [Math.log(31), '31'],
    [0, '1'],
    [Math.log(0.42), '0.42'],
    [Math.log(1234), '1,234'],
    [400, 'over 1,000,000'],
    [-400, 'below 0.01'],
  ])('ln %d is %s', (logE, words) => expect(evidenceText(logE, display)).toBe(words));

  test.each([
    [1.189, '×1.19'],
    [12.34, '×12.3'],
    [1_000, 'no limit'],
    [0.001, '×<0.01'],
  ])('%d times is %s', (ratio, words) => expect(timesText(ratio, display)).toBe(words));

  test('an interval without an upper limit says so', () => {
    expect(timesRange(1.05, 1.341, display)).toBe('1.05 to 1.34');
    expect(timesRange(1.4, 1_000, display)).toBe('1.40 to no limit yet');
  });

  test.each([
    [3.2, 5.1, '3 to 6 h'],
    [0.3, 0.7, '18 to 42 min'],
    [60, 120, '2 to 5 days'],
    [0, 0, '0 to 1 min'],
  ])('%d to %d hours is %s', (low, high, words) => expect(plain(hoursRange(low, high, display))).toBe(words));
});
