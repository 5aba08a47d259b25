import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { censoredLogNormal } from '../../../src/engine/statistics/censoredLogNormal.ts';
import { hasReference, readReference } from './reference.ts';

function fitted(durations: readonly number[], hasEnded: readonly (number | boolean)[]) {
  const fit = censoredLogNormal(durations, hasEnded);
  if (fit.kind !== 'fitted') throw new Error(`not fitted: ${fit.kind}`);
  return fit;
}

describe('censoredLogNormal', () => {
  it('is the mean and spread of the logarithms when nothing is open', () => {
    const fit = fitted([Math.exp(1), Math.exp(2), Math.exp(3), Math.exp(6)], [1, 1, 1, 1]);
    expect(fit.mu).toBeCloseTo(3, 10);
    expect(fit.sigma).toBeCloseTo(Math.sqrt(3.5), 10);
    // sigma/2 · t(3, 97.5 %) · √(4/3): the exact t-interval of the mean logarithm.
    const half = (Math.sqrt(3.5) / 2) * 3.182446305284263 * Math.sqrt(4 / 3);
    expect(Math.log(fit.median.low)).toBeCloseTo(3 - half, 9);
    expect(Math.log(fit.median.high)).toBeCloseTo(3 + half, 9);
    expect(Math.log(fit.p90.estimate)).toBeCloseTo(3 + 1.2815515655446004 * Math.sqrt(3.5), 9);
    expect(Math.log(fit.mean.estimate)).toBeCloseTo(3 + 3.5 / 2, 9);
  });

  it.skipIf(!hasReference)('agrees with another program where some are open', () => {
    const { lognormal_censored: published } = z
      .object({
        lognormal_censored: z.object({
          minutes: z.array(z.number()),
          event: z.array(z.number()),
          mu: z.number(),
          sigma: z.number(),
          median: z.number(),
          p90: z.number(),
          mean: z.number(),
          tol_rel: z.number(),
        }),
      })
      .parse(readReference('classical-intervals/values.json'));
    const fit = fitted(published.minutes, published.event);
    const pairs: [number, number][] = [
      [fit.mu, published.mu],
      [fit.sigma, published.sigma],
      [fit.median.estimate, published.median],
      [fit.p90.estimate, published.p90],
      [fit.mean.estimate, published.mean],
    ];
    for (const [own, other] of pairs) expect(Math.abs(own / other - 1)).toBeLessThan(published.tol_rel);
  });

  it('stands at the top of the likelihood, and grows with what stays open', () => {
    const durations = [12, 40, 7, 90, 33, 250, 60, 18];
    const hasEnded = [1, 1, 1, 0, 1, 0, 1, 1];
    const fit = fitted(durations, hasEnded);
    const longer = fitted([12, 40, 7, 90, 33, 2500, 60, 18], hasEnded);
    expect(longer.p90.estimate).toBeGreaterThan(fit.p90.estimate);
    const closedOnly = fitted([12, 40, 7, 33, 60, 18], [1, 1, 1, 1, 1, 1]);
    expect(fit.median.estimate).toBeGreaterThan(closedOnly.median.estimate);
  });

  it('does not care for the unit', () => {
    const minutes = [12, 40, 7, 90, 33, 250];
    const hasEnded = [1, 1, 0, 0, 1, 1];
    const inMinutes = fitted(minutes, hasEnded);
    const inMs = fitted(
      minutes.map((minute) => minute * 60_000),
      hasEnded,
    );
    expect(inMs.median.high / inMinutes.median.high).toBeCloseTo(60_000, 2);
    expect(inMs.p90.low / inMinutes.p90.low).toBeCloseTo(60_000, 2);
  });

  it('says when too few have ended, and when all are equal', () => {
    expect(censoredLogNormal([5, 9, 8], [1, 0, 0])).toEqual({ kind: 'too-few', ended: 1, open: 2 });
    expect(censoredLogNormal([], [])).toEqual({ kind: 'too-few', ended: 0, open: 0 });
    expect(censoredLogNormal([5, 5, 5], [1, 1, 1]).kind).toBe('no-spread');
  });

  it('fits when almost everything is open', () => {
    const durations = [10, 30, ...Array.from({ length: 40 }, (_, index) => 20 + index)];
    const fit = fitted(
      durations,
      durations.map((_, index) => index < 2),
    );
    expect(fit.median.estimate).toBeGreaterThan(60);
    expect(fit.median.high).toBeGreaterThan(fit.median.estimate);
  });

  it('refuses impossible durations by name', () => {
    expect(() => censoredLogNormal([3, 0], [1, 1])).toThrow(/^durations\[1\]/);
    expect(() => censoredLogNormal([3, NaN], [1, 1])).toThrow(/^durations\[1\]/);
    expect(() => censoredLogNormal([3], [1, 1])).toThrow(/^hasEnded/);
  });
});
