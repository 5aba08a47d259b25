import { describe, expect, test } from 'vitest';
import {
  binomial,
  driftingNoise,
  negativeBinomial,
  poisson,
  randomFrom,
} from '../../../mocks/world/random.ts';

function momentsOf(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, variance };
}

const draws = (draw: () => number, count = 20_000): number[] => Array.from({ length: count }, draw);

describe('randomFrom', () => {
  test('the same seed and topic give the same numbers, another topic gives others', () => {
    const first = draws(randomFrom(7, 'traffic'), 50);
    expect(draws(randomFrom(7, 'traffic'), 50)).toEqual(first);
    expect(draws(randomFrom(7, 'checks'), 50)).not.toEqual(first);
    expect(draws(randomFrom(8, 'traffic'), 50)).not.toEqual(first);
  });

  test('numbers fill the unit interval evenly', () => {
    const { mean, variance } = momentsOf(draws(randomFrom(7, 'even')));
    expect(mean).toBeCloseTo(1 / 2, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
  });
});

describe.each([0.4, 6, 29, 31, 900])('poisson with mean %d', (mean) => {
  test('mean and variance are both the mean', () => {
    const random = randomFrom(7, `poisson/${mean}`);
    const moments = momentsOf(draws(() => poisson(random, mean)));
    expect(Math.abs(moments.mean / mean - 1)).toBeLessThan(0.04);
    expect(Math.abs(moments.variance / mean - 1)).toBeLessThan(0.06);
  });
});

describe.each([
  [10, 0.3],
  [2_000, 0.003],
  [50_000, 0.01],
  [40, 0.9],
])('binomial of %d trials at %d', (trials, probability) => {
  test('mean and variance are those of the distribution, and no draw exceeds the trials', () => {
    const random = randomFrom(7, `binomial/${trials}`);
    const values = draws(() => binomial(random, trials, probability));
    const moments = momentsOf(values);
    expect(Math.abs(moments.mean / (trials * probability) - 1)).toBeLessThan(0.03);
    expect(Math.abs(moments.variance / (trials * probability * (1 - probability)) - 1)).toBeLessThan(0.06);
    expect(Math.max(...values)).toBeLessThanOrEqual(trials);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  });
});

test('negativeBinomial varies more than poisson: variance = mean + mean² / shape', () => {
  const random = randomFrom(7, 'bursts');
  const { mean, variance } = momentsOf(draws(() => negativeBinomial(random, 4, 2)));
  expect(mean).toBeCloseTo(4, 0);
  expect(Math.abs(variance / (4 + 16 / 2) - 1)).toBeLessThan(0.08);
});

test('driftingNoise remembers: neighbours are alike, its spread is the one asked for', () => {
  const noise = [...driftingNoise(randomFrom(7, 'drift'), { length: 40_000, memory: 0.9, deviation: 0.3 })];
  const { mean, variance } = momentsOf(noise);
  const product = noise
    .slice(1)
    .reduce((sum, value, i) => sum + (value - mean) * ((noise[i] ?? 0) - mean), 0);
  expect(Math.sqrt(variance)).toBeCloseTo(0.3, 1);
  expect(product / (noise.length - 1) / variance).toBeCloseTo(0.9, 1);
});
