import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../../bench/verdict/random.ts';
import { dispersionOfPair, frozenPhi } from '../../../src/engine/statistics/dispersion.ts';

const HOUR = 3_600_000;

/** Two groups, one row per hour; `size` failures come at once. */
function pairOf(seed: number, rows: number, size: number) {
  const chance = chanceOf(seed);
  const draw = (mean: number) =>
    Float64Array.from({ length: rows }, () => size * chance.poisson(mean / size));
  return {
    columns: {
      newBad: draw(30),
      newTotal: new Float64Array(rows).fill(1000),
      oldBad: draw(60),
      oldTotal: new Float64Array(rows).fill(2000),
    },
    startMs: Float64Array.from({ length: rows }, (_, row) => row * HOUR),
  };
}

describe('dispersion of two groups of one version', () => {
  it('is about 1 for independent failures, and the cluster size for clusters', () => {
    for (const size of [1, 4]) {
      const { columns, startMs } = pairOf(7 + size, 3000, size);
      const { mean, blocks } = dispersionOfPair(columns, startMs, 3 * HOUR);
      expect(blocks).toBe(1000);
      expect(mean / size).toBeGreaterThan(0.85);
      expect(mean / size).toBeLessThan(1.15);
    }
  });

  it('is computed by hand for one block', () => {
    const columns = {
      newBad: Float64Array.of(8),
      newTotal: Float64Array.of(100),
      oldBad: Float64Array.of(12),
      oldTotal: Float64Array.of(300),
    };
    // 20 failures, a quarter expected: 5; deviation 3, variance 20 · ¼ · ¾ = 3.75.
    expect(dispersionOfPair(columns, Float64Array.of(0), HOUR)).toEqual({ mean: 9 / 3.75, blocks: 1 });
  });

  it('sums groups inside a block before squaring, so that a burst of all groups counts in full', () => {
    const columns = {
      newBad: Float64Array.of(8, 8),
      newTotal: Float64Array.of(100, 100),
      oldBad: Float64Array.of(12, 12),
      oldTotal: Float64Array.of(300, 300),
    };
    expect(dispersionOfPair(columns, Float64Array.of(0, 0), HOUR).mean).toBeCloseTo(36 / 7.5, 12);
  });

  it('leaves out blocks that hold nothing', () => {
    const columns = {
      newBad: Float64Array.of(0, 0),
      newTotal: Float64Array.of(100, 0),
      oldBad: Float64Array.of(0, 3),
      oldTotal: Float64Array.of(100, 50),
    };
    expect(dispersionOfPair(columns, Float64Array.of(0, 5 * HOUR), HOUR)).toEqual({ mean: 1, blocks: 0 });
  });
});

describe('the φ to freeze', () => {
  it('tends to 1 for independent failures as blocks grow, where 1.3 times the mean does not', () => {
    const [few, some, many] = [24, 224, 20_000].map((blocks) => frozenPhi({ mean: 1, blocks }));
    expect(few).toBeGreaterThan(1.1);
    expect(some).toBeLessThan(1.1);
    expect(many).toBeLessThan(1.01);
  });

  it('keeps a factor on true overdispersion, and is never below 1', () => {
    expect(frozenPhi({ mean: 5, blocks: 20_000 })).toBeGreaterThan(6);
    expect(frozenPhi({ mean: 0.4, blocks: 24 })).toBeGreaterThanOrEqual(1);
  });
});
