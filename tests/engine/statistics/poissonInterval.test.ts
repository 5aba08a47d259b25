import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dispersedShareInterval } from '../../../src/engine/statistics/dispersedShareInterval.ts';
import { gammaQuantile } from '../../../src/engine/statistics/gammaQuantile.ts';
import { poissonInterval } from '../../../src/engine/statistics/poissonInterval.ts';
import { regularisedGamma } from '../../../src/engine/statistics/regularisedGamma.ts';
import { wilsonInterval } from '../../../src/engine/statistics/wilsonInterval.ts';

describe('gammaQuantile', () => {
  /** Half of the chi-square quantiles that every table prints (3.841, 5.991, 11.070, 18.307; 124.342). */
  it.each([
    [0.95, 0.5, 3.841458820694124 / 2],
    [0.95, 1, 5.991464547107979 / 2],
    [0.95, 2.5, 11.070497693516351 / 2],
    [0.95, 5, 18.307038053275146 / 2],
    [0.95, 50, 124.34211340400407 / 2],
  ])('of %d at shape %d', (probability, shape, value) => {
    expect(gammaQuantile(probability, shape) / value).toBeCloseTo(1, 9);
  });

  it('inverts the distribution, far out in the tails and for small and large shapes', () => {
    const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
    const shape = fc.double({ min: 0.5, max: 5000, noNaN: true });
    fc.assert(
      fc.property(probability, shape, (p, a) => {
        expect(Math.abs(regularisedGamma(a, gammaQuantile(p, a)) - p)).toBeLessThan(1e-10);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it.each([
    [0, 1],
    [1, 1],
    [Number.NaN, 1],
    [0.5, 0.4],
    [0.5, Infinity],
  ])('refuses %d at shape %d', (probability, shape) => {
    expect(() => gammaQuantile(probability, shape)).toThrow(RangeError);
  });
});

describe('poissonInterval', () => {
  /** Garwood, Biometrika 28 (1936): 437, as printed in the tables of exact limits. */
  it.each([
    [0, 0, 3.6889],
    [1, 0.0253, 5.5716],
    [2, 0.2422, 7.2247],
    [5, 1.6235, 11.6683],
    [10, 4.7954, 18.3904],
    [50, 37.111, 65.9186],
    [100, 81.3639, 121.6272],
  ])('of %d', (count, low, high) => {
    expect(poissonInterval(count).low).toBeCloseTo(low, 3);
    expect(poissonInterval(count).high).toBeCloseTo(high, 3);
  });

  it('covers the true mean at least as often as it says, counted over all outcomes', () => {
    for (const mean of [0.05, 0.5, 1.3, 4, 9.7, 23]) {
      let covered = 0;
      let chance = Math.exp(-mean);
      for (let count = 0; count < 120; count += 1) {
        const { low, high } = poissonInterval(count);
        if (low <= mean && mean <= high) covered += chance;
        chance *= mean / (count + 1);
      }
      expect(covered, `mean ${mean}`).toBeGreaterThanOrEqual(0.95);
    }
  });

  it.each([-1, 0.5, Number.NaN, Infinity])('refuses a count of %d', (count) => {
    expect(() => poissonInterval(count)).toThrow(RangeError);
  });
});

describe('dispersedShareInterval', () => {
  it('is Wilson’s where the counts are independent', () => {
    for (const [bad, total] of [
      [0, 20],
      [81, 263],
      [7, 7],
      [15, 148],
    ] as const) {
      const { low, high } = dispersedShareInterval({ bad, total, phi: 1 });
      expect(low).toBeCloseTo(wilsonInterval(bad, total).low, 12);
      expect(high).toBeCloseTo(wilsonInterval(bad, total).high, 12);
    }
  });

  it('widens with the spread, about by its root', () => {
    const width = (phi: number) => {
      const { low, high } = dispersedShareInterval({ bad: 400, total: 100_000, phi });
      return high - low;
    };
    expect(width(4) / width(1)).toBeCloseTo(2, 1);
  });

  it('takes estimated counts, and 0 of few', () => {
    expect(dispersedShareInterval({ bad: 0.4, total: 12.6, phi: 1.5 }).high).toBeLessThan(1);
    expect(dispersedShareInterval({ bad: 0, total: 3, phi: 1 }).low).toBe(0);
  });

  it.each([
    [{ bad: 1, total: 0, phi: 1 }],
    [{ bad: 3, total: 2, phi: 1 }],
    [{ bad: -1, total: 2, phi: 1 }],
    [{ bad: 1, total: 2, phi: 0.9 }],
    [{ bad: 1, total: 2, phi: Infinity }],
  ])('refuses %j', (counts) => {
    expect(() => dispersedShareInterval(counts)).toThrow(RangeError);
  });
});
