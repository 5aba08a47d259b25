import { expect, test } from 'vitest';
import { dataAge } from '../../../src/screens/wall/dataAge.ts';
import { emWidth } from '../../../src/screens/wall/emWidth.ts';
import { tileAge } from '../../../src/screens/wall/tileAge.ts';

const MINUTE = 60_000;
const nowMs = 1_795_000_000_000;
const stateAt = (ageMs: number, settled = false): string =>
  tileAge(nowMs - ageMs, { nowMs, refreshMs: MINUTE }, settled).state;

test('data are late past two missed refreshes and say nothing past six', () => {
  expect([2, 2.01, 6, 6.01].map((minutes) => stateAt(minutes * MINUTE))).toEqual([
    'fresh',
    'late',
    'late',
    'stale',
  ]);
});

test('what is settled does not grow old, and what never came is not old', () => {
  expect(stateAt(90 * 24 * 60 * MINUTE, true)).toBe('fresh');
  expect(tileAge(null, { nowMs, refreshMs: MINUTE }, false)).toEqual({ state: 'fresh', ageMs: 0 });
});

test('ages read as people say them', () => {
  const display = { locale: 'en-GB' };
  expect([0, 40_000, 22 * MINUTE, -3 * MINUTE].map((ageMs) => dataAge(ageMs, display))).toEqual([
    'just now',
    '40\u00a0s old',
    '22\u00a0min old',
    '3\u00a0min ahead of our clock',
  ]);
});

test('a longer word is given a smaller size', () => {
  const words = ['Stale', 'Holding', 'Undecided', 'Regressed'].map(emWidth);
  expect(words[0]).toBeLessThan(words[1] ?? 0);
  expect(words[1]).toBeLessThan(words[2] ?? 0);
  expect(words[3]).toBeGreaterThan(5);
});
