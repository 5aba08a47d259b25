import { describe, expect, it } from 'vitest';
import { decodeWatch } from '../../../src/engine/verdict/decodeWatch.ts';
import { judge } from '../../../src/engine/verdict/judge.ts';
import { looksOf } from '../../../src/engine/verdict/looksOf.ts';
import { againstHistory, besideControl, BUCKET_MS, HOUR_MS, START_MS } from './watches.ts';

describe('the evidence look by look', () => {
  for (const [name, input] of [
    ['beside a control', besideControl({ ratio: 1.6, onsetHour: 12, hours: 40 })],
    ['against history', againstHistory({ ratio: 2, onsetHour: 12, hours: 40 })],
  ] as const) {
    it(`ends where the verdict stands, ${name}`, () => {
      const watch = decodeWatch(input);
      const verdict = judge(watch);
      const looks = looksOf(watch, 1000);
      expect(looks).toHaveLength((40 * HOUR_MS) / BUCKET_MS);
      const last = looks.at(-1);
      expect(last?.logE).toBeCloseTo(verdict.logE, 9);
      expect(last?.logNoWorse).toBeCloseTo(verdict.logNoWorse, 9);
      expect(last?.low).toBeCloseTo(verdict.ratio?.low ?? Number.NaN, 9);
      expect(last?.high).toBeCloseTo(verdict.ratio?.high ?? Number.NaN, 9);
      expect(Math.max(0, ...looks.map(({ logE }) => logE))).toBeCloseTo(verdict.maxLogE, 9);
      const first = looks.find(({ logE }) => logE >= Math.log(20));
      expect(first?.atMs).toBe(verdict.decidedAtMs);
    });

    it(`is the same at each look whatever came later, ${name}`, () => {
      const watch = decodeWatch(input);
      const whole = looksOf(watch, 1000);
      for (const looks of [1, 7, 200]) {
        const nowMs = START_MS + looks * BUCKET_MS + 180_000;
        expect(looksOf({ ...watch, nowMs }, 1000)).toEqual(whole.slice(0, looks));
      }
    });

    it(`is thinned without losing the look that decided, ${name}`, () => {
      const watch = decodeWatch(input);
      const thin = looksOf(watch, 50);
      expect(thin.length).toBeLessThanOrEqual(53);
      expect(thin.map(({ atMs }) => atMs)).toContain(judge(watch).decidedAtMs);
      expect(thin.at(-1)?.atMs).toBe(looksOf(watch, 1000).at(-1)?.atMs);
    });
  }

  it('is empty where nothing can be compared', () => {
    expect(looksOf(decodeWatch({ ...besideControl({ hours: 1 }), control: null }))).toEqual([]);
    expect(looksOf(decodeWatch({ ...againstHistory(), history: [] }))).toEqual([]);
  });
});
