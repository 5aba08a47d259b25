import { describe, expect, it } from 'vitest';
import { burnRate } from '../../../src/engine/statistics/burnRate.ts';

const page = { budget: 0.01, factor: 14.4 };

describe('burnRate', () => {
  it('alerts when both windows burn fast on real traffic', () => {
    const rate = burnRate({ long: { bad: 600, total: 3600 }, short: { bad: 60, total: 300 } }, page);
    expect(rate.alert).toBe(true);
    expect(rate.long).toBeCloseTo(600 / 3600 / 0.01, 10);
    expect(rate.short).toBeCloseTo(20, 10);
  });

  it('keeps quiet when either window is below the factor', () => {
    expect(burnRate({ long: { bad: 600, total: 3600 }, short: { bad: 3, total: 300 } }, page).alert).toBe(
      false,
    );
    expect(burnRate({ long: { bad: 300, total: 3600 }, short: { bad: 60, total: 300 } }, page).alert).toBe(
      false,
    );
  });

  it('keeps quiet on thin traffic that the plain rule would page for', () => {
    const thin = { long: { bad: 1, total: 5 }, short: { bad: 1, total: 1 } };
    expect(burnRate(thin, { ...page, chance: 1, leastBad: 1 }).alert).toBe(true);
    expect(burnRate(thin, page).alert).toBe(false);
  });

  it('asks for an improbable long window and for two bad events in the short one', () => {
    const two = { long: { bad: 8, total: 40 }, short: { bad: 2, total: 4 } };
    expect(burnRate(two, page).alert).toBe(true);
    expect(burnRate(two, { ...page, chance: 1e-9 }).alert).toBe(false);
    expect(burnRate({ ...two, short: { bad: 1, total: 4 } }, page).alert).toBe(false);
  });

  it('gives the chance of the long window under a budget just kept', () => {
    const { chance } = burnRate({ long: { bad: 1, total: 100 }, short: { bad: 0, total: 0 } }, page);
    expect(chance).toBeCloseTo(1 - Math.exp(-1), 12);
  });

  it('has no rate for a window without events', () => {
    const silent = burnRate({ long: { bad: 0, total: 0 }, short: { bad: 0, total: 0 } }, page);
    expect(silent).toEqual({ alert: false, long: 'no-data', short: 'no-data', chance: 1 });
    expect(burnRate({ long: { bad: 0, total: 9 }, short: { bad: 0, total: 9 } }, page).long).toBe(0);
  });

  it('refuses impossible counts by name', () => {
    const fine = { bad: 1, total: 2 };
    expect(() => burnRate({ long: { bad: 3, total: 2 }, short: fine }, page)).toThrow(/^long\.bad/);
    expect(() => burnRate({ long: fine, short: { bad: -1, total: 2 } }, page)).toThrow(/^short\.bad/);
    expect(() => burnRate({ long: fine, short: fine }, { ...page, budget: 0 })).toThrow(/^budget/);
    expect(() => burnRate({ long: fine, short: fine }, { ...page, factor: NaN })).toThrow(/^factor/);
  });
});
