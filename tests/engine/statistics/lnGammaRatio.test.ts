import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lnBeta } from '../../../src/engine/statistics/lnBeta.ts';
import { lnGamma } from '../../../src/engine/statistics/lnGamma.ts';
import { lnGammaRatio } from '../../../src/engine/statistics/lnGammaRatio.ts';

/** Computed with 40 decimal digits (mpmath). */
const REFERENCE: readonly (readonly [number, number, number])[] = [
  [1e12, 3.5, 96.70857390575429],
  [1e9, 1000, 20723.266336446246],
  [0.3, 4, 1.0852230515490937],
  [38, 180, 854.716384497773],
  [1e6, 1e6, 14201804.572510533],
  [5, 0.001, 0.0015062283217789397],
];

describe('lnGammaRatio', () => {
  it.each(REFERENCE)('from %d by %d has a relative error below 1e-11', (x, a, expected) => {
    expect(Math.abs(lnGammaRatio(x, a) / expected - 1)).toBeLessThan(1e-11);
  });

  it('is the plain difference where that is exact enough', () => {
    const argument = fc.double({ min: 1e-6, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(argument, argument, (x, a) => {
        expect(lnGammaRatio(x, a)).toBeCloseTo(lnGamma(x + a) - lnGamma(x), 8);
      }),
      { seed: 12 },
    );
  });

  it('refuses impossible arguments by name', () => {
    expect(() => lnGammaRatio(0, 1)).toThrow(/^x must be/);
    expect(() => lnGammaRatio(1, -1)).toThrow(/^a must be/);
    expect(() => lnGammaRatio(1, NaN)).toThrow(/^a must be/);
  });
});

describe('lnBeta', () => {
  it('is 1/12 for B(2, 3) and pi for B(1/2, 1/2)', () => {
    expect(lnBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 14);
    expect(lnBeta(0.5, 0.5)).toBeCloseTo(Math.log(Math.PI), 14);
  });

  it('is symmetric', () => {
    const argument = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(argument, argument, (a, b) => {
        expect(lnBeta(a, b)).toBe(lnBeta(b, a));
      }),
      { seed: 13 },
    );
  });

  it('refuses impossible arguments by name', () => {
    expect(() => lnBeta(-1, 2)).toThrow(/^a must be/);
    expect(() => lnBeta(1, 0)).toThrow(/^b must be/);
  });
});
