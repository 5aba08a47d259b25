import { expect, it } from 'vitest';
import { mannKendall } from '../../../src/engine/statistics/mannKendall.ts';
import { seededNormals } from './seededNormals.ts';

it('of ten rising values has all 45 pairs rising, and z = 44/√125', () => {
  const { s, p } = mannKendall([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(s).toBe(45);
  // z = 3.9354
  expect(p).toBeCloseTo(8.305e-5, 7);
});

it('counts pairs, whatever the distances', () => {
  expect(mannKendall([10, 15, 14, 20]).s).toBe(4);
  expect(mannKendall([10, 1500, 14, 20]).s).toBe(2);
  expect(mannKendall([20, 15, 14, 10]).s).toBe(-6);
});

it('takes ties for no order', () => {
  expect(mannKendall([3, 3, 3, 3])).toEqual({ s: 0, p: 1 });
  // Two groups of ties: variance (4·3·13 − 2·(2·1·9))/18 = 120/18, z = 3/√6.667.
  expect(mannKendall([1, 1, 2, 2]).p).toBeCloseTo(0.2453, 4);
});

it('leans nowhere with fewer than two values', () => {
  expect(mannKendall([])).toEqual({ s: 0, p: 1 });
  expect(mannKendall([4])).toEqual({ s: 0, p: 1 });
});

it('alarms on chance alone about as often as it says', () => {
  const normal = seededNormals(31);
  let alarms = 0;
  for (let run = 0; run < 2_000; run += 1) {
    if (mannKendall(Array.from({ length: 12 }, normal)).p <= 0.05) alarms += 1;
  }
  expect(alarms / 2_000).toBeGreaterThan(0.035);
  expect(alarms / 2_000).toBeLessThan(0.065);
});

it('refuses values that are not finite', () => {
  expect(() => mannKendall([1, Number.NaN])).toThrow(RangeError);
});
