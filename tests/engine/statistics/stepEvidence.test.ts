import { describe, expect, it } from 'vitest';
import { stepEvidence } from '../../../src/engine/statistics/stepEvidence.ts';
import { seededNormals } from './seededNormals.ts';

function judged(values: ArrayLike<number>) {
  const evidence = stepEvidence(values);
  if (evidence.kind !== 'judged') throw new Error('not judged');
  return evidence;
}

describe('stepEvidence', () => {
  it('finds a clear step soon after it, at its place', () => {
    const normals = seededNormals(71);
    const y = Array.from({ length: 24 }, (_, index) => (index >= 12 ? 0.6 : 0) + 0.12 * normals());
    const { alarmAt, likelyOnset } = judged(y);
    expect(alarmAt).toBeGreaterThanOrEqual(12);
    expect(alarmAt).toBeLessThanOrEqual(15);
    expect(likelyOnset).toBe(12);
  });

  it('keeps its evidence of the past when a release is added', () => {
    const normals = seededNormals(72);
    const y = Array.from({ length: 30 }, () => 0.2 * normals());
    const all = judged(y).logEvidence;
    const fewer = judged(y.slice(0, 20)).logEvidence;
    expect(all.slice(0, 20)).toEqual(fewer);
  });

  it('does not take an improvement for a step up', () => {
    const normals = seededNormals(73);
    const y = Array.from({ length: 24 }, (_, index) => (index >= 12 ? -0.6 : 0) + 0.12 * normals());
    expect(judged(y).alarmAt).toBe('none');
    expect(judged(y).logEvidence.at(-1)).toBeLessThan(0);
  });

  it('alarms in fewer than 5 % of 400 series without a step, whatever the noise', () => {
    const normals = seededNormals(74);
    for (const spread of [0.06, 0.15, 0.4]) {
      let alarms = 0;
      for (let run = 0; run < 400; run += 1) {
        const y = Float64Array.from({ length: 24 }, () => 0.1 + spread * normals());
        if (judged(y).alarmAt !== 'none') alarms += 1;
      }
      expect(alarms).toBeLessThan(20);
    }
  });

  it('is an average of likelihood ratios: its mean under the prior is 1', () => {
    // One value only: E = 1 whatever it is, since nothing can have stepped before the first release.
    expect(judged([3, 0, 0, 0, 0, 0, 0, 0]).logEvidence[0]).toBeCloseTo(0, 12);
  });

  it('says how many releases are missing', () => {
    expect(stepEvidence([0.1, 0.2, 0.1])).toEqual({ kind: 'too-few', count: 3, needed: 8 });
  });

  it('takes eight equal values for no step', () => {
    expect(judged([0, 0, 0, 0, 0, 0, 0, 0]).alarmAt).toBe('none');
  });

  it('refuses impossible arguments by name', () => {
    expect(() => stepEvidence([1, 2, NaN])).toThrow(/^values\[2\]/);
    expect(() => stepEvidence([1], { spreads: [0] })).toThrow(/^spreads\[0\]/);
    expect(() => stepEvidence([1], { steps: [-1] })).toThrow(/^steps\[0\]/);
  });
});
