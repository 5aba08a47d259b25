import { describe, expect, test } from 'vitest';
import {
  ageingOf,
  freshness,
  freshnessOf,
  oldestMs,
  settledBy,
  trueByNewest,
} from '../../../src/engine/domain/freshness.ts';

const MIN = 60_000;
const NOW_MS = Date.UTC(2026, 10, 20, 10);
const ago = (minutes: number, everyMs: number | null = MIN) => ({ asOfMs: NOW_MS - minutes * MIN, everyMs });

describe('how new data are', () => {
  test.each([
    [0, 'fresh'],
    [2, 'fresh'],
    [2.01, 'late'],
    [6, 'late'],
    [6.01, 'stale'],
  ])('%d intervals after they were true: %s', (intervals, state) => {
    const ageMs = Math.round(intervals * 5 * MIN);
    expect(freshness({ asOfMs: NOW_MS - ageMs, everyMs: 5 * MIN }, NOW_MS)).toEqual({ state, ageMs });
  });

  test('what is never asked again does not age', () => {
    expect(freshness(ago(9_000, null), NOW_MS).state).toBe('fresh');
  });

  test('a clock behind the source makes them fresh, not old', () => {
    expect(freshness(ago(-10), NOW_MS).state).toBe('fresh');
  });
});

describe('several inputs', () => {
  test('are as new as the worst of them, which need not be the oldest', () => {
    const slow = ago(8, 5 * MIN);
    expect(freshnessOf([slow, ago(7)], NOW_MS)).toEqual({ state: 'stale', ageMs: 7 * MIN });
    expect(freshnessOf([slow, ago(1)], NOW_MS)).toEqual({ state: 'fresh', ageMs: 8 * MIN });
    expect(freshnessOf([], NOW_MS).state).toBe('fresh');
  });

  test('are dated by what still ages, unless nothing does', () => {
    expect(oldestMs([ago(900, null), ago(2)])).toBe(NOW_MS - 2 * MIN);
    expect(oldestMs([ago(900, null), ago(2, null)])).toBe(NOW_MS - 900 * MIN);
  });

  test('boil down to the oldest of each interval without changing how new they are at any time', () => {
    const parts = [ago(1), ago(3), ago(2, 5 * MIN), ago(9, 5 * MIN), ago(500, null)];
    const few = ageingOf(parts);
    expect(few).toHaveLength(2);
    for (const later of [0, 1, 4, 10, 40])
      expect(freshnessOf(few, NOW_MS + later * MIN)).toEqual(freshnessOf(parts, NOW_MS + later * MIN));
  });
});

test('an answer from after the last possible change of a window is final, an earlier one is not', () => {
  const finalAtMs = NOW_MS - 30 * MIN;
  expect(settledBy([ago(29), ago(31)], finalAtMs).map(({ everyMs }) => everyMs)).toEqual([null, MIN]);
});

test('an answer is no newer than its newest bucket and the two that may be missing', () => {
  expect(trueByNewest(NOW_MS, NOW_MS - 9 * MIN, 5 * MIN)).toBe(NOW_MS);
  expect(trueByNewest(NOW_MS, NOW_MS - 25 * MIN, 5 * MIN)).toBe(NOW_MS - 15 * MIN);
});
