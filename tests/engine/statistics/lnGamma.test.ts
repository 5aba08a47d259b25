import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lnGamma } from '../../../src/engine/statistics/lnGamma.ts';

/** Computed with 40 decimal digits (mpmath), at the doubles nearest to the arguments. */
const REFERENCE: readonly (readonly [number, number])[] = [
  [1e-300, 690.7755278982137],
  [1e-9, 20.723265836369194],
  [0.1, 2.252712651734206],
  [0.5, 0.5723649429247001],
  [0.999999, 5.772164873855652e-7],
  [1.000001, -5.772148423874147e-7],
  [1.4616321449683622, -0.1214862905358496],
  [1.7, -0.0958076974070659],
  [1.9999999, -4.2278430309861296e-8],
  [2.0000001, 4.227843666532498e-8],
  [2.6, 0.3574118635489798],
  [3.3, 0.9870985778947344],
  [7.9, 8.32426586800881],
  [9.99, 12.779315214350193],
  [10, 12.801827480081469],
  [171, 706.5730622457874],
  [1e4, 82099.71749644238],
  [123456.789, 1323902.0187950633],
  [1e9, 19723265827.503716],
  [999999999999, 26631021115888.02],
];

describe('lnGamma', () => {
  it.each(REFERENCE)('at %d has a relative error below 1e-12', (x, expected) => {
    expect(Math.abs(lnGamma(x) / expected - 1)).toBeLessThan(1e-12);
  });

  it('is zero at 1 and 2', () => {
    expect(lnGamma(1)).toBeCloseTo(0, 15);
    expect(lnGamma(2)).toBeCloseTo(0, 15);
  });

  it('is the logarithm of a factorial', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n += 1) {
      factorial *= n;
      expect(lnGamma(n + 1)).toBeCloseTo(Math.log(factorial), 11);
    }
  });

  it('follows its recurrence everywhere', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (x) => {
        expect(lnGamma(x + 1)).toBeCloseTo(lnGamma(x) + Math.log(x), 8);
      }),
      { seed: 11 },
    );
  });

  it.each([0, -1, -2.5, NaN, Infinity])('refuses %d and names the argument', (x) => {
    expect(() => lnGamma(x)).toThrow(/^x must be/);
  });
});
