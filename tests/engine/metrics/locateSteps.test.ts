import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/engine/domain/reading.ts';
import { locateSteps } from '../../../src/engine/metrics/locateSteps.ts';
import { seededNormals } from '../statistics/seededNormals.ts';
import { CONTEXT, WINDOW } from './samples.ts';

const REQUESTS = 400_000;

function rate(value: number, total = REQUESTS): Reading {
  return {
    kind: 'known',
    value,
    unit: 'ratio',
    bound: 'exact',
    sample: { count: total, of: 'requests' },
    numerator: value * total,
    denominator: total,
    window: WINDOW,
    method: 'ratio of sums',
    asOfMs: CONTEXT.asOfMs,
    inputs: [],
    caveats: [],
  };
}

const MISSING: Reading = { kind: 'unknown', reason: 'no-data', detail: 'None.', inputs: [] };

/** Levels with a release-to-release spread of 10 %, as real ones have. */
function noisy(levels: readonly number[], seed: number): Reading[] {
  const normal = seededNormals(seed);
  return levels.map((level) => rate(Math.min(1, level * Math.exp(0.1 * normal()))));
}

const fill = (length: number, level: number): number[] => Array.from({ length }, () => level);

describe('a step along releases', () => {
  it('is found where it is, with the levels on both sides and its direction', () => {
    const readings = noisy([...fill(8, 0.003), ...fill(6, 0.0045)], 3);
    const found = locateSteps({ readings, better: 'lower' });
    if (found.kind !== 'judged') throw new Error('too few');
    expect(found.steps.map(({ at, direction }) => [at, direction])).toEqual([[8, 'worse']]);
    expect(found.steps[0]?.before).toBeCloseTo(0.003, 3);
    expect(found.steps[0]?.after).toBeCloseTo(0.0045, 3);
    expect(found.gradual).toBeNull();
  });

  it('is better or worse by what the KPI says is better', () => {
    const readings = noisy([...fill(8, 0.96), ...fill(6, 0.7)], 3);
    const directionOf = (better: 'higher' | 'lower' | 'neither') => {
      const found = locateSteps({ readings, better });
      return found.kind === 'judged' ? found.steps.map(({ direction }) => direction) : found;
    };
    expect(directionOf('higher')).toEqual(['worse']);
    expect(directionOf('lower')).toEqual(['better']);
    expect(directionOf('neither')).toEqual(['neither']);
  });

  it('is counted among all releases, those without a value too', () => {
    const known = noisy([...fill(8, 0.003), ...fill(6, 0.0045)], 3);
    const found = locateSteps({
      readings: [MISSING, ...known.slice(0, 3), MISSING, ...known.slice(3)],
      better: 'lower',
    });
    expect(found).toMatchObject({ steps: [{ at: 10 }] });
  });

  it('is not looked for below eight values', () => {
    const readings = [...noisy(fill(7, 0.003), 1), MISSING, { ...rate(0.004), bound: 'at-least' as const }];
    expect(locateSteps({ readings, better: 'lower' })).toEqual({ kind: 'too-few', known: 7 });
  });

  it('is seldom seen where there is none: at most 2 of 100 steady histories', () => {
    let alarms = 0;
    for (let seed = 0; seed < 1_000; seed += 1) {
      const found = locateSteps({ readings: noisy(fill(8 + (seed % 20), 0.003), seed), better: 'lower' });
      if (found.kind === 'judged' && found.steps.length > 0) alarms += 1;
    }
    expect(alarms / 1_000).toBeLessThanOrEqual(0.02);
  });

  it('of three spreads is found in most histories of fourteen releases', () => {
    let found = 0;
    for (let seed = 0; seed < 400; seed += 1) {
      const judged = locateSteps({
        readings: noisy([...fill(7, 0.003), ...fill(7, 0.003 * Math.exp(0.3))], seed + 5_000),
        better: 'lower',
      });
      if (judged.kind === 'judged' && judged.steps.some(({ at }) => Math.abs(at - 7) <= 1)) found += 1;
    }
    expect(found / 400).toBeGreaterThan(0.8);
  });

  it('is not made of a release with little traffic: few errors scatter by chance alone', () => {
    const normal = seededNormals(9);
    // 500 requests at 0.4 %: two errors expected, 0 to 5 seen.
    const readings = Array.from({ length: 14 }, () =>
      rate(Math.max(0, Math.round(2 + 1.4 * normal())) / 500, 500),
    );
    expect(locateSteps({ readings, better: 'lower' })).toMatchObject({ kind: 'judged', steps: [] });
  });

  it('of zeros is none, and a release after them that fails is one only if others follow', () => {
    expect(locateSteps({ readings: fill(12, 0).map((one) => rate(one)), better: 'lower' })).toMatchObject({
      steps: [],
    });
    const spike = [...fill(8, 0), 0.01, ...fill(3, 0)].map((one) => rate(one));
    expect(locateSteps({ readings: spike, better: 'lower' })).toMatchObject({ steps: [] });
  });
});

describe('a slope', () => {
  const ramp = (length: number, by: number) => Array.from({ length }, (_, index) => 0.002 * by ** index);

  it.each([
    ['gentle', 1.04, 24],
    ['steep', 1.15, 12],
  ])('that is %s is called gradual, with its beginning and its end', (_, by, length) => {
    const found = locateSteps({ readings: noisy(ramp(length, by), 4), better: 'lower' });
    if (found.kind !== 'judged') throw new Error('too few');
    expect(found.gradual?.direction).toBe('worse');
    expect((found.gradual?.after ?? 0) / (found.gradual?.before ?? 1)).toBeGreaterThan(1.8);
  });

  it('is seldom seen where there is none: at most 2 of 100 steady histories', () => {
    let alarms = 0;
    for (let seed = 0; seed < 1_000; seed += 1) {
      const found = locateSteps({ readings: noisy(fill(8 + (seed % 20), 0.003), seed), better: 'lower' });
      if (found.kind === 'judged' && found.gradual !== null) alarms += 1;
    }
    expect(alarms / 1_000).toBeLessThanOrEqual(0.02);
  });

  it('is neither a single step nor a level that goes up and comes back', () => {
    const step = locateSteps({ readings: noisy([...fill(8, 0.003), ...fill(8, 0.009)], 5), better: 'lower' });
    expect(step).toMatchObject({ steps: [{ at: 8 }], gradual: null });
    const readings = noisy([...fill(8, 0.003), ...fill(8, 0.009), ...fill(8, 0.003)], 5);
    expect(locateSteps({ readings, better: 'lower' })).toMatchObject({
      steps: [{ direction: 'worse' }, { direction: 'better' }],
      gradual: null,
    });
  });
});
