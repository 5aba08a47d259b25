import { describe, expect, test } from 'vitest';
import { sinceAt, sinceScale, sinceTicks } from '../../../src/ui/charts/sinceScale.ts';

const hour = 3_600_000;

describe('the T+ ruler', () => {
  test('gives the first hour as much room as the next three', () => {
    const scale = sinceScale(72 * hour);
    expect([0, 1, 4, 24, 72].map((hours) => Number(scale(hours * hour).toFixed(2)))).toEqual([
      0, 0.16, 0.32, 0.74, 1,
    ]);
  });

  test.each([0.5, 1, 3, 24, 72, 120, 500])(
    'fills its whole width for a window of %f h, always rising',
    (hours) => {
      const scale = sinceScale(hours * hour);
      expect(scale(0)).toBe(0);
      expect(scale(hours * hour)).toBeCloseTo(1);
      const positions = Array.from({ length: 101 }, (_, index) => scale((index / 100) * hours * hour));
      expect(
        positions.every((position, index) => index === 0 || position > (positions[index - 1] ?? 1)),
      ).toBe(true);
    },
  );

  test('stays inside for times outside of the window', () => {
    const scale = sinceScale(72 * hour);
    expect(scale(-hour)).toBe(0);
    expect(scale(100 * hour)).toBe(1);
  });

  test.each([0, 0.4, 2, 20, 71.9])('is undone by its inverse at %f h', (hours) => {
    expect(sinceAt(72 * hour)(sinceScale(72 * hour)(hours * hour))).toBeCloseTo(hours * hour, 3);
  });

  test('a window without length is a point, not a fault', () => {
    expect(sinceScale(0)(5)).toBe(0);
  });

  test('marks checkpoints, and the end of an unusual window', () => {
    const checkpoints = (hours: number) =>
      sinceTicks(hours * hour)
        .filter(({ rank }) => rank === 'checkpoint')
        .map(({ sinceMs }) => sinceMs / hour);
    expect(checkpoints(72)).toEqual([0, 1, 4, 24, 72]);
    expect(checkpoints(48)).toEqual([0, 1, 4, 24, 48]);
    expect(checkpoints(0.5)).toEqual([0, 0.5]);
  });
});
