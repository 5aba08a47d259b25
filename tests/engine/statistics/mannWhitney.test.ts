import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hodgesLehmann } from '../../../src/engine/statistics/hodgesLehmann.ts';
import { mannWhitney } from '../../../src/engine/statistics/mannWhitney.ts';
import { hasReference, readReference } from './reference.ts';

/** Permeability of human membranes at term and at 12 to 26 weeks: Hollander & Wolfe (1973), table 4.1. */
const TERM = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
const EARLIER = [1.15, 0.88, 0.9, 0.74, 1.21];

const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 });

describe('mannWhitney', () => {
  it('gives the published statistic for membranes: 35 of 50 pairs', () => {
    const test = mannWhitney(TERM, EARLIER);
    expect(test.u).toBe(35);
    // (35 - 25 - 1/2) / sqrt(50 * 16 / 12) = 1.16351
    expect(test.greater).toBeCloseTo(0.12231, 4);
  });

  it.skipIf(!hasReference)('agrees with another program', () => {
    const { mann_whitney: published } = z
      .object({
        mann_whitney: z.object({
          x: z.array(z.number()),
          y: z.array(z.number()),
          U: z.number(),
          p: z.object({
            asymptotic_cc: z.object({ two_sided: z.number(), less: z.number(), greater: z.number() }),
          }),
        }),
      })
      .parse(readReference('classical-intervals/values.json'));
    const test = mannWhitney(published.x, published.y);
    expect(test.u).toBe(published.U);
    expect(test.twoSided).toBeCloseTo(published.p.asymptotic_cc.two_sided, 10);
    expect(test.less).toBeCloseTo(published.p.asymptotic_cc.less, 10);
    expect(test.greater).toBeCloseTo(published.p.asymptotic_cc.greater, 10);
  });

  it('counts the pairs, ties half, and mirrors when the samples are exchanged', () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        let pairs = 0;
        for (const a of first) for (const b of second) pairs += a > b ? 1 : a === b ? 0.5 : 0;
        const forth = mannWhitney(first, second);
        const back = mannWhitney(second, first);
        expect(forth.u).toBeCloseTo(pairs, 9);
        expect(forth.twoSided).toBeCloseTo(back.twoSided, 12);
        expect(forth.greater).toBeCloseTo(back.less, 12);
      }),
      { seed: 41 },
    );
  });

  it('tells equal samples not apart', () => {
    expect(mannWhitney([3, 3, 3], [3, 3])).toEqual({ u: 3, twoSided: 1, greater: 1, less: 1 });
  });

  it('ranks 100,000 values a side', () => {
    const first = Float64Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 100_003);
    const second = Float64Array.from({ length: 100_000 }, (_, index) => (index * 104_729) % 100_003);
    expect(mannWhitney(first, second).twoSided).toBeGreaterThan(0.5);
  });

  it('refuses what cannot be ranked', () => {
    expect(() => mannWhitney([], [1])).toThrow(/^first must hold/);
    expect(() => mannWhitney([1], [2, NaN])).toThrow(/^second\[1\] must/);
  });
});

describe('hodgesLehmann', () => {
  it('gives the published shift for membranes: 0.305', () => {
    expect(hodgesLehmann(TERM, EARLIER).estimate).toBeCloseTo(0.305, 10);
  });

  it.skipIf(!hasReference)('agrees with another program', () => {
    const { intervalCases } = z
      .object({
        intervalCases: z.array(
          z.object({
            experiment: z.array(z.number()),
            control: z.array(z.number()),
            confLevel: z.number(),
            ciLow: z.number(),
            ciHigh: z.number(),
            estimate: z.number(),
          }),
        ),
      })
      .parse(readReference('kayenta-judge/cases.json'));
    expect(intervalCases.length).toBeGreaterThan(0);
    for (const { experiment, control, confLevel, ciLow, ciHigh, estimate } of intervalCases) {
      const shift = hodgesLehmann(experiment, control, confLevel);
      expect(shift.low).toBeCloseTo(ciLow, 6);
      expect(shift.high).toBeCloseTo(ciHigh, 6);
      expect(shift.estimate).toBeCloseTo(estimate, 6);
    }
  });

  it('is the median of all differences, moves with the values and mirrors', () => {
    fc.assert(
      fc.property(values, values, fc.integer({ min: -1000, max: 1000 }), (first, second, by) => {
        const differences = first.flatMap((a) => second.map((b) => a - b)).sort((a, b) => a - b);
        const middle = differences.length / 2;
        const median =
          ((differences[Math.ceil(middle) - 1] ?? 0) + (differences[Math.floor(middle)] ?? 0)) / 2;
        const shift = hodgesLehmann(first, second);
        expect(shift.estimate).toBeCloseTo(median, 9);
        expect(shift.low).toBeLessThanOrEqual(shift.estimate);
        expect(shift.high).toBeGreaterThanOrEqual(shift.estimate);
        const moved = hodgesLehmann(
          first.map((value) => value + by),
          second,
        );
        expect(moved.low).toBeCloseTo(shift.low + by, 9);
        expect(moved.high).toBeCloseTo(shift.high + by, 9);
        expect(hodgesLehmann(second, first).low).toBeCloseTo(-shift.high, 9);
      }),
      { seed: 42 },
    );
  });

  it('gives one value where both samples have only one', () => {
    expect(hodgesLehmann([10, 10, 10], [1, 1])).toEqual({ estimate: 9, low: 9, high: 9 });
  });
});
