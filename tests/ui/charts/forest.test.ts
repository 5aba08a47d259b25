import { describe, expect, test } from 'vitest';
import { ratioText } from '../../../src/ui/charts/ratioText.ts';
import { timesScale } from '../../../src/ui/charts/timesScale.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };

describe('the scale around no difference', () => {
  test('half is as far from ×1 as double', () => {
    const { position } = timesScale([{ value: 2, low: 0.4, high: 5 }]);
    expect(position(1) - position(0.5)).toBeCloseTo(position(2) - position(1));
  });

  test('always shows ×1, and every ratio', () => {
    for (const value of [0.02, 0.9, 1, 1.3, 40]) {
      const scale = timesScale([{ value, low: null, high: null }]);
      expect(scale.ticks).toContain(1);
      expect(scale.isBeyond(value)).toBe(false);
      expect(scale.ticks.length).toBeLessThanOrEqual(6);
    }
  });

  test('a row without limits does not press the others together', () => {
    const scale = timesScale([
      { value: 1.2, low: 1.1, high: 1.3 },
      { value: 1, low: 0.001, high: 900 },
    ]);
    expect(scale.isBeyond(900)).toBe(true);
    expect(scale.position(1.3) - scale.position(1.1)).toBeGreaterThan(0.05);
  });

  test('without any ratio there still is an axis', () => {
    expect(timesScale([]).ticks).toContain(1);
  });

  test('a ratio of zero lies at the left end', () => {
    expect(timesScale([{ value: 0, low: null, high: 0.4 }]).position(0)).toBe(0);
  });
});

describe('a ratio in words', () => {
  test('tells both ends of its interval', () => {
    expect(ratioText({ value: 1.94, low: 1.42, high: 2.66 }, display)).toBe('×1.94 (1.42 to 2.66)');
  });

  test('an open end is told as such', () => {
    expect(ratioText({ value: 3, low: 1.1, high: null }, display)).toBe('×3.00 (1.10 or more)');
    expect(ratioText({ value: 0.5, low: null, high: 2.1 }, display)).toBe('×0.50 (up to 2.10)');
    expect(ratioText({ value: 1.2, low: null, high: null }, display)).toBe('×1.20 (no limits yet)');
  });
});
