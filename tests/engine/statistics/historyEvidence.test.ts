import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HARM_EFFECTS } from '../../../src/engine/statistics/eProcessEffects.ts';
import {
  evidenceCeiling,
  evidenceGrowthBound,
  historyEvidence,
  levelEvidence,
  onsetEvidence,
  provableRatio,
} from '../../../src/engine/statistics/historyEvidence.ts';

const EXAMPLES = new URL(
  '../../../../shared/reference/release-verdict/worked-examples.json',
  import.meta.url,
);

describe('evidence against previous releases', () => {
  it.skipIf(!existsSync(EXAMPLES))('meets the worked examples', () => {
    const { history, grid } = JSON.parse(readFileSync(EXAMPLES, 'utf8'));
    expect(grid).toEqual(HARM_EFFECTS);
    for (const { O, E, kappa, phi, logE } of history) {
      const value = levelEvidence(O / phi, E / phi, { shapes: kappa, effects: HARM_EFFECTS });
      expect(Math.abs(value - logE)).toBeLessThan(1e-6);
    }
  });

  it('has a mean of 1 over the gamma-Poisson law it assumes', () => {
    const shape = 6;
    const expected = 12;
    // Negative binomial probabilities, by recurrence from zero failures.
    let log = shape * Math.log(shape / (shape + expected));
    let mean = 0;
    for (let x = 0; x < 4000; x += 1) {
      mean += Math.exp(log + levelEvidence(x, expected, { shapes: [shape], effects: [1.5, 2] }));
      log += Math.log((shape + x) / (x + 1)) + Math.log(expected / (shape + expected));
    }
    expect(mean).toBeCloseTo(1, 6);
  });

  it('never exceeds its ceiling by more than chance, whatever the traffic', () => {
    const shape = 38;
    const ceiling = evidenceCeiling(1.3, shape);
    for (const expected of [100, 10_000, 1e6, 1e8])
      expect(
        levelEvidence(1.3 * expected, expected, { shapes: [shape], effects: HARM_EFFECTS }),
      ).toBeLessThan(ceiling + 1e-6);
  });

  it('gives the smallest provable ratio of three spreads as published', () => {
    const shapeOf = (spread: number) => 1 / (spread ** 2 * (1 + 1 / 6));
    const ratios = [0.1, 0.15, 0.3].map((spread) => provableRatio(shapeOf(spread), 0.05, 'up'));
    expect(ratios[0]).toBeCloseTo(1.36, 2);
    expect(Math.abs((ratios[1] ?? 0) - 1.56)).toBeLessThan(0.01);
    expect(ratios[2]).toBeCloseTo(2.3, 1);
    expect(provableRatio(38, 0.05, 'down')).toBeLessThan(1);
  });

  it('tells an onset within the watch even where the level proves nothing', () => {
    const tally = {
      observed: 20 * 100 + 20 * 140,
      expected: 40 * 100,
      observedBefore: Array.from({ length: 40 }, (_, hour) => hour * 100 + Math.max(0, hour - 20) * 40),
      expectedBefore: Array.from({ length: 40 }, (_, hour) => hour * 100),
    };
    const prior = { shapes: [10], effects: HARM_EFFECTS, hours: 72 };
    expect(levelEvidence(tally.observed, tally.expected, prior)).toBeLessThan(1);
    expect(onsetEvidence(tally, prior)).toBeGreaterThan(Math.log(1e6));
    expect(historyEvidence(tally, prior)).toBeCloseTo(onsetEvidence(tally, prior) - Math.LN2, 6);
  });

  it('counts hours to come as no evidence', () => {
    const tally = { observed: 0, expected: 0, observedBefore: [0], expectedBefore: [0] };
    expect(historyEvidence(tally, { shapes: [38, 80], effects: HARM_EFFECTS, hours: 72 })).toBeCloseTo(0, 12);
  });

  it('bounds its own growth within an hour', () => {
    const before = { observed: 100, expected: 110, observedBefore: [0, 50], expectedBefore: [0, 60] };
    const prior = { shapes: [20, 38, 90], effects: HARM_EFFECTS, hours: 72 };
    const start = historyEvidence(before, prior);
    for (const [more, expected] of [
      [0, 5],
      [5, 5],
      [9, 5],
      [30, 5],
      [2.5, 11.25],
    ] as const) {
      const now = { ...before, observed: 100 + more, expected: 110 + expected };
      const growth = historyEvidence(now, prior) - start;
      expect(growth).toBeLessThanOrEqual(evidenceGrowthBound(before, now, prior.shapes) + 1e-9);
    }
  });
});
