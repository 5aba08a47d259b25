import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimate } from '../../../src/ui/charts/decimate.ts';
import { linePath } from '../../../src/ui/charts/linePath.ts';

const even = (length: number) => Array.from({ length }, (_, index) => index / length);

describe('decimation', () => {
  test('keeps a short line whole', () => {
    expect(decimate(even(5), [1, null, 3, 0, 5], 10)).toEqual([0, 1, 2, 3, 4]);
  });

  test('keeps a single peak among ten thousand points', () => {
    const values = even(10_000).map(() => 0.003);
    values[6_789] = 0.9;
    expect(decimate(even(10_000), values, 100)).toContain(6_789);
  });

  test('keeps a gap as a gap', () => {
    const values: (number | null)[] = even(1_000).map(() => 0.5);
    values.fill(null, 400, 500);
    expect(decimate(even(1_000), values, 50).some((index) => values[index] === null)).toBe(true);
  });

  test('keeps lowest, highest and order, within three points per column', () => {
    const points = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 5 }), {
      minLength: 1,
      maxLength: 600,
    });
    fc.assert(
      fc.property(points, fc.integer({ min: 4, max: 60 }), (values, columns) => {
        const kept = decimate(even(values.length), values, columns);
        const known = (indexes: readonly number[]) =>
          indexes.map((index) => values[index] ?? null).filter((value) => value !== null);
        const all = known(values.map((_, index) => index));
        expect(Math.max(...known(kept))).toBe(Math.max(...all));
        expect(Math.min(...known(kept))).toBe(Math.min(...all));
        expect(kept).toEqual(kept.toSorted((a, b) => a - b));
        expect(kept.length).toBeLessThanOrEqual(Math.max(columns * 3, columns * 2));
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('a line as a path', () => {
  test('lifts the pen at a gap', () => {
    const points = [
      { x: 0, y: 1 },
      { x: 1, y: 2 },
      { x: 2, y: null },
      { x: 3, y: 4 },
      { x: 4, y: 5.55 },
    ];
    expect(linePath(points)).toBe('M0 1L1 2M3 4L4 5.6');
  });

  test('shows a lone point', () => {
    expect(
      linePath([
        { x: 0, y: null },
        { x: 1, y: 2 },
        { x: 2, y: null },
      ]),
    ).toBe('M1 2h1');
  });

  test('is empty without data', () => {
    expect(linePath([{ x: 0, y: null }])).toBe('');
  });
});
