import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { kaplanMeier } from '../../../src/engine/statistics/kaplanMeier.ts';
import { kaplanMeierQuantile } from '../../../src/engine/statistics/kaplanMeierQuantile.ts';
import { hasReference, readReference } from './reference.ts';

/** Remission in weeks under 6-MP: Freireich and others (1963), as in Kalbfleisch & Prentice; + is still in remission. */
const WEEKS = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
const RELAPSED = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];

const samples = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.boolean()), {
  minLength: 1,
  maxLength: 50,
});

describe('kaplanMeier', () => {
  it('gives the published curve of the 6-MP trial', () => {
    const curve = kaplanMeier(WEEKS, RELAPSED);
    const at = (time: number) => curve.survival[curve.times.indexOf(time)];
    expect(at(6)).toBeCloseTo(0.8571, 4);
    expect(at(7)).toBeCloseTo(0.8067, 4);
    expect(at(10)).toBeCloseTo(0.7529, 4);
    expect(at(13)).toBeCloseTo(0.6902, 4);
    expect(at(16)).toBeCloseTo(0.6275, 4);
    expect(at(22)).toBeCloseTo(0.5378, 4);
    expect(at(23)).toBeCloseTo(0.4482, 4);
    expect(at(35)).toBeCloseTo(0.4482, 4);
    expect([curve.ended, curve.open]).toEqual([9, 12]);
  });

  it.skipIf(!hasReference)('agrees with another program, limits included', () => {
    const numbers = z.array(z.number());
    const { kaplan_meier: published } = z
      .object({
        kaplan_meier: z.object({
          times: numbers,
          event: numbers,
          survival_at_unique_times: numbers,
          loglog95_low: numbers,
          loglog95_high: numbers,
        }),
      })
      .parse(readReference('classical-intervals/values.json'));
    const curve = kaplanMeier(published.times, published.event);
    expect(curve.times).toHaveLength(published.survival_at_unique_times.length);
    published.survival_at_unique_times.forEach((value, index) => {
      expect(curve.survival[index]).toBeCloseTo(value, 3);
      expect(curve.low[index]).toBeCloseTo(published.loglog95_low[index] ?? NaN, 6);
      expect(curve.high[index]).toBeCloseTo(published.loglog95_high[index] ?? NaN, 6);
    });
  });

  it('falls, and keeps its limits inside [0, 1] around it', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const curve = kaplanMeier(
          sample.map(([time]) => time),
          sample.map(([, hasEnded]) => hasEnded),
        );
        let before = 1;
        curve.survival.forEach((value, index) => {
          expect(value).toBeLessThanOrEqual(before);
          expect(curve.low[index]).toBeGreaterThanOrEqual(0);
          expect(curve.low[index]).toBeLessThanOrEqual(value);
          expect(curve.high[index]).toBeGreaterThanOrEqual(value);
          expect(curve.high[index]).toBeLessThanOrEqual(1);
          before = value;
        });
      }),
      { seed: 51 },
    );
  });

  it('is the plain share while nothing is open', () => {
    const curve = kaplanMeier([1, 2, 2, 5], [true, true, true, true]);
    expect([...curve.times]).toEqual([1, 2, 5]);
    expect([...curve.survival].map((value) => Math.round(value * 100) / 100)).toEqual([0.75, 0.25, 0]);
  });

  it('refuses impossible durations by name', () => {
    expect(() => kaplanMeier([1, -2], [1, 1])).toThrow(/^durations\[1\]/);
    expect(() => kaplanMeier([NaN], [1])).toThrow(/^durations\[0\]/);
    expect(() => kaplanMeier([1, 2], [1])).toThrow(/^hasEnded must have 2/);
  });
});

describe('kaplanMeierQuantile', () => {
  it('gives the published median of the 6-MP trial: 23 weeks, from 13, upper limit not reached', () => {
    expect(kaplanMeierQuantile(kaplanMeier(WEEKS, RELAPSED), 0.5)).toEqual({
      value: 23,
      low: 13,
      high: 'not-reached',
    });
  });

  it('takes the middle where the curve is level at the share', () => {
    expect(kaplanMeierQuantile(kaplanMeier([1, 2, 3, 4], [1, 1, 1, 1]), 0.5).value).toBe(2.5);
  });

  it('says "not reached" when too many are open, none ended, or there are none', () => {
    expect(kaplanMeierQuantile(kaplanMeier(WEEKS, RELAPSED), 0.9).value).toBe('not-reached');
    const nothing = { value: 'not-reached', low: 'not-reached', high: 'not-reached' };
    expect(kaplanMeierQuantile(kaplanMeier([4, 9], [0, 0]), 0.5)).toEqual(nothing);
    expect(kaplanMeierQuantile(kaplanMeier([], []), 0.5)).toEqual(nothing);
  });

  it('grows with the share and stays between its limits', () => {
    const number = (value: number | 'not-reached') => (value === 'not-reached' ? Infinity : value);
    fc.assert(
      fc.property(samples, fc.double({ min: 0.05, max: 0.9, noNaN: true }), (sample, share) => {
        const curve = kaplanMeier(
          sample.map(([time]) => time),
          sample.map(([, hasEnded]) => hasEnded),
        );
        const quantile = kaplanMeierQuantile(curve, share);
        expect(number(quantile.low)).toBeLessThanOrEqual(number(quantile.value));
        expect(number(quantile.high)).toBeGreaterThanOrEqual(number(quantile.value) - 30);
        expect(number(kaplanMeierQuantile(curve, share + 0.05).value)).toBeGreaterThanOrEqual(
          number(quantile.value),
        );
      }),
      { seed: 52 },
    );
  });
});
