import { expect, test } from 'vitest';
import { ageWords } from '../../../src/engine/answers/ageWords.ts';

const MINUTE = 60_000;

test.each([
  [0, '0 min'],
  [22.9 * MINUTE, '22 min'],
  [60 * MINUTE, '1 h'],
  [371 * MINUTE, '6 h 11 min'],
  [24 * 60 * MINUTE, '1 d'],
  [51 * 60 * MINUTE + 59 * MINUTE, '2 d 3 h'],
])('%d ms are told as %s', (ageMs, words) => {
  expect(ageWords(ageMs)).toBe(words);
});
