import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clopperPearsonInterval } from '../../../src/engine/statistics/clopperPearsonInterval.ts';
import { jeffreysInterval } from '../../../src/engine/statistics/jeffreysInterval.ts';
import { newcombeDifference } from '../../../src/engine/statistics/newcombeDifference.ts';
import { wilsonInterval } from '../../../src/engine/statistics/wilsonInterval.ts';
import { hasReference, readReference } from './reference.ts';

const methods = { wilsonInterval, jeffreysInterval, clopperPearsonInterval };
const counts = fc.nat(500).chain((total) => fc.tuple(fc.nat(total), fc.constant(Math.max(1, total))));

/** Newcombe, Statistics in Medicine 17 (1998): 857, table I, and 873, table II. */
describe('published examples', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('Wilson for %d of %d', (bad, total, low, high) => {
    expect(wilsonInterval(bad, total).low).toBeCloseTo(low, 4);
    expect(wilsonInterval(bad, total).high).toBeCloseTo(high, 4);
  });

  it.each([
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])('Clopper-Pearson for %d of %d', (bad, total, low, high) => {
    expect(clopperPearsonInterval(bad, total).low).toBeCloseTo(low, 4);
    expect(clopperPearsonInterval(bad, total).high).toBeCloseTo(high, 4);
  });

  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('Newcombe for %d of %d less %d of %d', (firstBad, firstTotal, secondBad, secondTotal, low, high) => {
    const difference = newcombeDifference({ firstBad, firstTotal, secondBad, secondTotal });
    expect(difference.low).toBeCloseTo(low, 4);
    expect(difference.high).toBeCloseTo(high, 4);
    expect(difference.estimate).toBe(firstBad / firstTotal - secondBad / secondTotal);
  });
});

const Reference = z.object({
  cases: z.array(
    z.object({
      x: z.number(),
      n: z.number(),
      alpha: z.number(),
      wilson: z.tuple([z.number(), z.number()]),
      exact: z.tuple([z.number(), z.number()]),
    }),
  ),
  jeffreys_equal_tailed: z.array(
    z.object({ x: z.number(), n: z.number(), alpha: z.number(), low: z.number(), high: z.number() }),
  ),
});

describe('values of other programs', () => {
  it.skipIf(!hasReference)('agree to 1e-9', () => {
    const values = z
      .object({ proportions: Reference })
      .parse(readReference('classical-intervals/values.json')).proportions;
    expect(values.cases.length).toBeGreaterThan(0);
    for (const { x, n, alpha, wilson, exact } of values.cases) {
      expect(wilsonInterval(x, n, 1 - alpha).low).toBeCloseTo(wilson[0], 9);
      expect(wilsonInterval(x, n, 1 - alpha).high).toBeCloseTo(wilson[1], 9);
      expect(clopperPearsonInterval(x, n, 1 - alpha).low).toBeCloseTo(exact[0], 9);
      expect(clopperPearsonInterval(x, n, 1 - alpha).high).toBeCloseTo(exact[1], 9);
    }
    for (const { x, n, alpha, low, high } of values.jeffreys_equal_tailed) {
      expect(jeffreysInterval(x, n, 1 - alpha).low).toBeCloseTo(low, 9);
      expect(jeffreysInterval(x, n, 1 - alpha).high).toBeCloseTo(high, 9);
    }
  });
});

describe.each(Object.entries(methods))('%s', (_, method) => {
  it('lies inside [0, 1], holds the estimate, and is mirrored by counting the good ones', () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0.5, max: 0.999, noNaN: true }), ([bad, total], confidence) => {
        const interval = method(bad, total, confidence);
        const mirrored = method(total - bad, total, confidence);
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThanOrEqual(bad / total);
        expect(interval.high).toBeGreaterThanOrEqual(bad / total);
        expect(interval.low).toBeCloseTo(1 - mirrored.high, 10);
        expect(interval.high).toBeCloseTo(1 - mirrored.low, 10);
      }),
      { seed: 31 },
    );
  });

  it('moves up with the count and widens with the confidence', () => {
    fc.assert(
      fc.property(counts, ([bad, total]) => {
        const interval = method(bad, total);
        const wider = method(bad, total, 0.99);
        expect(wider.low).toBeLessThanOrEqual(interval.low);
        expect(wider.high).toBeGreaterThanOrEqual(interval.high);
        if (bad < total) expect(method(bad + 1, total).low).toBeGreaterThan(interval.low);
        if (bad < total - 1) expect(method(bad + 1, total).high).toBeGreaterThan(interval.high);
      }),
      { seed: 32 },
    );
  });

  it('is closed at nothing and at everything', () => {
    expect(method(0, 77).low).toBe(0);
    expect(method(38, 38).high).toBe(1);
    expect(method(0, 1_000_000_000).high).toBeLessThan(1e-8);
  });

  it('refuses impossible counts by name', () => {
    expect(() => method(5, 4)).toThrow(/^bad must be at most total/);
    expect(() => method(-1, 4)).toThrow(/^bad must/);
    expect(() => method(1, 2.5)).toThrow(/^total must/);
    expect(() => method(NaN, 4)).toThrow(/^bad must/);
    expect(() => method(0, 0)).toThrow(/^total must be at least 1/);
    expect(() => method(1, 4, 1)).toThrow(/^confidence must/);
  });
});

describe('newcombeDifference', () => {
  it('changes its sign when the two are exchanged', () => {
    fc.assert(
      fc.property(counts, counts, ([firstBad, firstTotal], [secondBad, secondTotal]) => {
        const forth = newcombeDifference({ firstBad, firstTotal, secondBad, secondTotal });
        const back = newcombeDifference({
          firstBad: secondBad,
          firstTotal: secondTotal,
          secondBad: firstBad,
          secondTotal: firstTotal,
        });
        expect(forth.low).toBeCloseTo(-back.high, 12);
        expect(forth.low).toBeGreaterThanOrEqual(-1);
        expect(forth.high).toBeLessThanOrEqual(1);
      }),
      { seed: 33 },
    );
  });

  it('names the impossible count', () => {
    expect(() => newcombeDifference({ firstBad: 1, firstTotal: 2, secondBad: 3, secondTotal: 2 })).toThrow(
      /^secondBad/,
    );
  });
});
