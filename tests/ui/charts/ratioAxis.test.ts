import { describe, expect, test } from 'vitest';
import { ratioAxis } from '../../../src/ui/charts/ratioAxis.ts';
import { bucketAt } from '../../../src/ui/charts/sinceLine.ts';

const axis = (values: (number | null)[], kind: 'from-zero' | 'near-one') => {
  const { ticks, digits } = ratioAxis([{ value: values }], kind);
  return ticks.map((tick) => (tick * 100).toFixed(digits));
};

describe('the axis of a ratio', () => {
  test('an error rate starts at zero and ends above its peak', () => {
    expect(axis([0.001, 0.0185, null], 'from-zero')).toEqual(['0.0', '0.5', '1.0', '1.5', '2.0']);
  });

  test('a success rate is cut near its lowest value', () => {
    expect(axis([0.995, 0.9611], 'near-one')).toEqual(['96', '97', '98', '99', '100']);
  });

  test('tick texts differ from each other', () => {
    for (const peak of [1, 0.7, 0.3, 0.1, 0.09, 0.02, 0.0031, 0.0001, 0.00002]) {
      const texts = axis([peak], 'from-zero');
      expect(new Set(texts).size).toBe(texts.length);
      expect(Number(texts.at(-1)) + 1e-9).toBeGreaterThanOrEqual(peak * 100);
      expect(texts.length).toBeLessThanOrEqual(5);
    }
  });

  test('has an axis even where nothing failed, or nothing is known', () => {
    expect(axis([0, 0], 'from-zero').length).toBeGreaterThan(1);
    expect(axis([1, 1], 'near-one').at(-1)).toMatch(/^100/);
    expect(axis([null], 'from-zero').length).toBeGreaterThan(1);
  });
});

test('a moment is read from the bucket that holds it', () => {
  expect([-1, 0, 9, 10, 25, 99].map((moment) => bucketAt([0, 10, 20], moment))).toEqual([-1, 0, 0, 1, 2, 2]);
  expect(bucketAt([], 5)).toBe(-1);
});
