import { describe, expect, test } from 'vitest';
import { errorBudget } from '../../../src/engine/metrics/errorBudget.ts';
import { counts, STEP_MS, T } from './samples.ts';

const window = { startMs: T, endMs: T + 4 * STEP_MS };
const half = { allowedShare: 0.01, window, stepMs: 2 * STEP_MS };

describe('the error budget of a window', () => {
  test('allows its share of the traffic, and has left what did not fail', () => {
    // 4 × 1,000 attempts at 99 %: 40 may fail, 2 + 4 + 6 + 8 = 20 did.
    const all = [
      counts([
        [2, 1000],
        [4, 1000],
        [6, 1000],
        [8, 1000],
      ]),
    ];
    expect(errorBudget({ ...half, all, release: null })).toEqual({
      failed: 20,
      allowed: 40,
      remaining: 0.5,
      releaseFailed: null,
      spentByRelease: null,
      releaseTotal: null,
      burnRate: null,
      atMs: [T + 2 * STEP_MS, T + 4 * STEP_MS],
      remainingAt: [0.85, 0.5],
      firstMs: T,
    });
  });

  test('is negative where more failed than allowed', () => {
    const budget = errorBudget({ ...half, all: [counts([[30, 1000]])], release: null });
    expect(budget.remaining).toBe(-2);
    expect(budget.remainingAt).toEqual([-2, null]);
  });

  test('of a release without a failure is untouched by it: zero is a value', () => {
    const all = [counts([[5, 1000]]), counts([[0, 1000]], 1)];
    const own = [counts([[0, 1000]], 1)];
    const { releaseFailed, spentByRelease, burnRate } = errorBudget({ ...half, all, release: own });
    expect([releaseFailed, spentByRelease, burnRate]).toEqual([0, 0, 0]);
  });

  test('tells a release’s part of the whole budget, and its pace by its own traffic', () => {
    // The release served a quarter of the traffic and caused 15 of 20 failures: 1.5 % where 1 % is allowed.
    const old = counts([
      [2, 1000],
      [1, 1000],
      [2, 1000],
    ]);
    const own = counts([[15, 1000]], 3);
    const budget = errorBudget({ ...half, all: [old, own], release: [own] });
    expect(budget.spentByRelease).toBeCloseTo(15 / 40, 12);
    expect(budget.burnRate).toBeCloseTo(1.5, 12);
  });

  test('tells no pace of a release that served less than a hundred', () => {
    const own = [counts([[0, 99]])];
    const budget = errorBudget({ ...half, all: own, release: own });
    expect([budget.spentByRelease, budget.releaseTotal, budget.burnRate]).toEqual([0, 99, null]);
  });

  test('counts no bucket that reaches out of the window', () => {
    const all = [counts([[100, 1000], [1, 1000], null, null, [1, 1000], [100, 1000]], -1)];
    const { failed, allowed } = errorBudget({ ...half, all, release: null });
    expect([failed, allowed]).toEqual([2, 20]);
  });

  test('shows a step without any count as a gap, and says where counting begins', () => {
    const { remainingAt, firstMs } = errorBudget({
      ...half,
      all: [counts([[1, 1000]], 2)],
      release: null,
    });
    expect(remainingAt).toEqual([null, 0.9]);
    expect(firstMs).toBe(T + 2 * STEP_MS);
  });

  test('a rest at the end that is too short for a bucket is no gap', () => {
    const late = { startMs: T, endMs: T + 4 * STEP_MS + 1_000 };
    const rows = [
      [1, 100],
      [0, 100],
      [1, 100],
      [0, 100],
    ] as const;
    const { atMs, remainingAt } = errorBudget({ ...half, window: late, all: [counts(rows)], release: null });
    expect(atMs).toEqual([T + 2 * STEP_MS, late.endMs]);
    expect(remainingAt.at(-1)).not.toBeNull();
  });

  test('has nothing to divide by without traffic, and says so instead of a number', () => {
    const budget = errorBudget({ ...half, all: [], release: [] });
    expect(budget).toMatchObject({ remaining: null, spentByRelease: null, burnRate: null, firstMs: null });
    expect(budget.remainingAt).toEqual([null, null]);
  });

  test('ends its line where the remaining share stands, also when the last step is cut', () => {
    const all = [
      counts([
        [3, 500],
        [1, 700],
        [0, 300],
      ]),
    ];
    const cut = { startMs: T, endMs: T + 3 * STEP_MS };
    const budget = errorBudget({ ...half, window: cut, all, release: null });
    expect(budget.remainingAt.at(-1)).toBe(budget.remaining);
    expect(budget.atMs.at(-1)).toBe(cut.endMs);
  });
});
