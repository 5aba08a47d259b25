import { expect, test } from 'vitest';
import { dataAge } from '../../../src/screens/wall/dataAge.ts';
import { emWidth } from '../../../src/screens/wall/emWidth.ts';

const MINUTE = 60_000;

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
