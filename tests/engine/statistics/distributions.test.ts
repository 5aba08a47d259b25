import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantile } from '../../../src/engine/statistics/betaQuantile.ts';
import { log1pMinus } from '../../../src/engine/statistics/log1pMinus.ts';
import { negativeBinomialTail } from '../../../src/engine/statistics/negativeBinomialTail.ts';
import { normalCdf } from '../../../src/engine/statistics/normalCdf.ts';
import { normalHazard } from '../../../src/engine/statistics/normalHazard.ts';
import { normalQuantile } from '../../../src/engine/statistics/normalQuantile.ts';
import { poissonTail } from '../../../src/engine/statistics/poissonTail.ts';
import { regularisedBeta } from '../../../src/engine/statistics/regularisedBeta.ts';
import { regularisedGamma } from '../../../src/engine/statistics/regularisedGamma.ts';
import { tCdf } from '../../../src/engine/statistics/tCdf.ts';
import { tQuantile } from '../../../src/engine/statistics/tQuantile.ts';

const relative = (value: number, expected: number) => Math.abs(value / expected - 1);
const shape = fc.double({ min: 0.05, max: 5e4, noNaN: true });
const share = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

describe('regularisedBeta', () => {
  it('is the binomial tail: 11 of 16 chances for Beta(2, 3) at one half', () => {
    expect(regularisedBeta(0.5, 2, 3)).toBeCloseTo(11 / 16, 15);
  });

  it('is the arcsine law for Beta(1/2, 1/2)', () => {
    for (const x of [1e-9, 0.01, 0.3, 0.5, 0.9, 0.999]) {
      expect(relative(regularisedBeta(x, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(x)))).toBeLessThan(
        1e-12,
      );
    }
  });

  it('is a power for b = 1, far into the tail', () => {
    expect(relative(regularisedBeta(1e-5, 40, 1), 1e-200)).toBeLessThan(1e-11);
  });

  it('turns round with its arguments and grows with x', () => {
    fc.assert(
      fc.property(share, shape, shape, (x, a, b) => {
        const value = regularisedBeta(x, a, b);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(value + regularisedBeta(1 - x, b, a)).toBeCloseTo(1, 8);
        expect(regularisedBeta(x + (1 - x) / 3, a, b)).toBeGreaterThanOrEqual(value - 1e-12);
      }),
      { seed: 21 },
    );
  });

  it('refuses impossible arguments by name', () => {
    expect(() => regularisedBeta(1.1, 1, 1)).toThrow(/^x must/);
    expect(() => regularisedBeta(NaN, 1, 1)).toThrow(/^x must/);
    expect(() => regularisedBeta(0.5, 0, 1)).toThrow(/^a must/);
    expect(() => regularisedBeta(0.5, 1, -1)).toThrow(/^b must/);
  });
});

describe('betaQuantile', () => {
  it('undoes regularisedBeta', () => {
    fc.assert(
      fc.property(share, shape, shape, (probability, a, b) => {
        const x = betaQuantile(probability, a, b);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(1);
        // Where the density is huge, the nearest double to the quantile is some way off in probability.
        const slack = Math.abs(regularisedBeta(Math.min(1, x * (1 + 1e-11) + 1e-15), a, b) - probability);
        expect(Math.abs(regularisedBeta(x, a, b) - probability)).toBeLessThanOrEqual(1e-9 + slack);
      }),
      { seed: 22 },
    );
  });

  it('keeps its digits near zero', () => {
    expect(relative(betaQuantile(1e-10, 0.5, 0.5), Math.sin((Math.PI / 2) * 1e-10) ** 2)).toBeLessThan(1e-11);
  });

  it('reaches the ends', () => {
    expect(betaQuantile(0, 2, 3)).toBe(0);
    expect(betaQuantile(1, 2, 3)).toBe(1);
  });
});

describe('normalCdf and normalQuantile', () => {
  it.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [1.96, 0.9750021048517795],
    [-3, 0.0013498980316300946],
    [-5, 2.8665157187919333e-7],
    [-10, 7.61985302416052e-24],
    [-37, 5.725571222524e-300],
  ])('normalCdf at %d', (z, expected) => {
    expect(relative(normalCdf(z), expected)).toBeLessThan(1e-11);
  });

  it.each([
    [0.975, 1.959963984540054],
    [0.95, 1.6448536269514722],
    [0.9, 1.2815515655446004],
    [0.995, 2.5758293035489004],
    [1e-20, -9.26234008979841],
  ])('normalQuantile of %d', (probability, expected) => {
    expect(relative(normalQuantile(probability), expected)).toBeLessThan(1e-13);
  });

  it('undo each other, mirrored at zero', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (z) => {
        expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 9);
        expect(normalCdf(z) + normalCdf(-z)).toBeCloseTo(1, 14);
      }),
      { seed: 23 },
    );
  });

  it('the hazard stays finite where tail and density are zero', () => {
    expect(normalHazard(0)).toBeCloseTo(Math.sqrt(2 / Math.PI), 14);
    expect(normalHazard(60)).toBeCloseTo(60 + 1 / 60, 4);
    expect(normalHazard(2.5 - 1e-9)).toBeCloseTo(normalHazard(2.5), 7);
  });

  it('refuse impossible arguments by name', () => {
    expect(() => normalCdf(NaN)).toThrow(/^z must/);
    expect(() => normalQuantile(0)).toThrow(/^probability must/);
    expect(() => normalQuantile(1)).toThrow(/^probability must/);
  });
});

describe('tCdf and tQuantile', () => {
  it.each([
    [1, 12.706204736174694],
    [2, 4.302652729749462],
    [5, 2.570581835636314],
    [10, 2.228138851986274],
    [30, 2.0422724563012378],
    [1000, 1.9623390808264078],
  ])('97.5 %% at %d degrees of freedom, as in the tables', (degrees, expected) => {
    expect(relative(tQuantile(0.975, degrees), expected)).toBeLessThan(1e-11);
    expect(tCdf(expected, degrees)).toBeCloseTo(0.975, 12);
  });

  it('is the Cauchy law at one degree of freedom', () => {
    for (const t of [-1e6, -3, -0.2, 0, 0.7, 40]) {
      expect(tCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 13);
    }
  });

  it('undo each other', () => {
    fc.assert(
      fc.property(share, fc.double({ min: 0.5, max: 1e4, noNaN: true }), (probability, degrees) => {
        expect(tCdf(tQuantile(probability, degrees), degrees)).toBeCloseTo(probability, 10);
      }),
      { seed: 24 },
    );
  });

  it('refuse impossible arguments by name', () => {
    expect(() => tCdf(NaN, 3)).toThrow(/^t must/);
    expect(() => tCdf(1, 0)).toThrow(/^degrees must/);
    expect(() => tQuantile(1.2, 3)).toThrow(/^probability must/);
  });
});

describe('poissonTail', () => {
  it('sums the terms of the distribution', () => {
    expect(poissonTail(0, 3)).toBe(1);
    expect(poissonTail(1, 3)).toBeCloseTo(1 - Math.exp(-3), 15);
    expect(poissonTail(4, 3)).toBeCloseTo(1 - Math.exp(-3) * (1 + 3 + 4.5 + 4.5), 14);
    expect(poissonTail(3, 0)).toBe(0);
  });

  it('keeps its digits far out', () => {
    let term = Math.exp(-0.1);
    let sum = 0;
    for (let k = 0; k < 40; k += 1) {
      if (k >= 12) sum += term;
      term *= 0.1 / (k + 1);
    }
    expect(relative(poissonTail(12, 0.1), sum)).toBeLessThan(1e-12);
  });

  it('is near the normal law at a large mean', () => {
    expect(poissonTail(1_003_000, 1_000_000)).toBeCloseTo(normalCdf(-3), 4);
  });

  it('grows with the mean and falls with the count', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.double({ min: 0, max: 2000, noNaN: true }), (observed, mean) => {
        const tail = poissonTail(observed, mean);
        expect(poissonTail(observed + 1, mean)).toBeLessThanOrEqual(tail + 1e-13);
        expect(poissonTail(observed, mean + 1)).toBeGreaterThanOrEqual(tail - 1e-13);
      }),
      { seed: 25 },
    );
  });

  it('refuses what is no count', () => {
    expect(() => poissonTail(-1, 3)).toThrow(/^observed must/);
    expect(() => poissonTail(1.5, 3)).toThrow(/^observed must/);
    expect(() => poissonTail(1, -3)).toThrow(/^mean must/);
    expect(() => regularisedGamma(1, NaN)).toThrow(/^x must/);
  });
});

describe('negativeBinomialTail', () => {
  it('is the geometric law at size 1, half of the observed value counted', () => {
    // Mean 3: each further event has chance 3/4.
    expect(negativeBinomialTail({ observed: 2, mean: 3, size: 1 })).toBeCloseTo(
      0.75 ** 3 + 0.5 * 0.25 * 0.75 ** 2,
      14,
    );
  });

  it('tends to the Poisson law as the size grows', () => {
    const poisson = negativeBinomialTail({ observed: 7, mean: 4, size: Infinity });
    expect(negativeBinomialTail({ observed: 7, mean: 4, size: 1e9 })).toBeCloseTo(poisson, 7);
  });

  it('is one half on average over its own distribution', () => {
    const size = 2.5;
    const mean = 6;
    let expectation = 0;
    let atLeast = 1;
    for (let observed = 0; observed < 300; observed += 1) {
      const midP = negativeBinomialTail({ observed, mean, size });
      // midP = (P(X > x) + P(X >= x)) / 2
      const above = 2 * midP - atLeast;
      expectation += midP * (atLeast - above);
      atLeast = above;
    }
    expect(expectation).toBeCloseTo(0.5, 10);
  });

  it('refuses impossible arguments by name', () => {
    expect(() => negativeBinomialTail({ observed: -1, mean: 1, size: 1 })).toThrow(/^observed must/);
    expect(() => negativeBinomialTail({ observed: 1, mean: 0, size: 1 })).toThrow(/^mean must/);
    expect(() => negativeBinomialTail({ observed: 1, mean: 1, size: NaN })).toThrow(/^size must/);
  });
});

describe('log1pMinus', () => {
  it('keeps its digits where ln(1 + u) and u agree', () => {
    expect(relative(log1pMinus(1e-8), -0.5e-16 + 1e-24 / 3)).toBeLessThan(1e-14);
    for (const u of [-0.9, -0.41, -0.39, 0.3, 0.59, 0.61, 5]) {
      expect(relative(log1pMinus(u), Math.log1p(u) - u)).toBeLessThan(1e-13);
    }
  });
});
