import { describe, expect, it } from 'vitest';
import { averageEvidence, shareAlpha } from '../../../src/engine/statistics/combineEvidence.ts';
import { logSumExp } from '../../../src/engine/statistics/logSumExp.ts';

describe('evidence of many KPIs', () => {
  it('shares α by weight, and never more than α', () => {
    expect(shareAlpha(0.05, [3, 1, 0])).toEqual([0.05 * 0.75, 0.05 * 0.25, 0]);
    const sum = shareAlpha(0.05, [0.3, 0.2, 7, 1]).reduce((total, alpha) => total + alpha, 0);
    expect(sum).toBeCloseTo(0.05, 12);
    expect(() => shareAlpha(0.05, [])).toThrow('weights');
    expect(() => shareAlpha(0.05, [1, -1])).toThrow('weights');
    expect(() => shareAlpha(0.05, [Number.NaN])).toThrow('weights');
  });

  it('averages e-values, not their logarithms', () => {
    expect(averageEvidence([Math.log(30), Math.log(10)], [1, 1])).toBeCloseTo(Math.log(20), 12);
    expect(averageEvidence([Math.log(30), Math.log(10)], [3, 1])).toBeCloseTo(Math.log(25), 12);
    expect(averageEvidence([2000, 0], [1, 1])).toBeCloseTo(2000 - Math.LN2, 9);
  });
});

describe('logarithm of a sum of exponentials', () => {
  it('survives what overflows, and knows empty sums', () => {
    expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + Math.LN2, 9);
    expect(logSumExp([-1000, -1001, -999])).toBeCloseTo(-999 + Math.log(1 + Math.exp(-1) + Math.exp(-2)), 9);
    expect(logSumExp([])).toBe(Number.NEGATIVE_INFINITY);
    expect(logSumExp([Number.NEGATIVE_INFINITY, 3])).toBeCloseTo(3, 12);
  });
});
