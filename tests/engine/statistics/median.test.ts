import { expect, test } from 'vitest';
import { median } from '../../../src/engine/statistics/median.ts';

test('is the middle value, or the mean of the two middle ones, in whatever order they come', () => {
  expect(median([10, 9, 100])).toBe(10);
  expect(median([4, 1, 100, 2])).toBe(3);
  expect(median([7])).toBe(7);
  expect(median([])).toBeNaN();
});
