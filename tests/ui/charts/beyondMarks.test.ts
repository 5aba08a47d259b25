import { describe, expect, test } from 'vitest';
import { beyondMarks } from '../../../src/ui/charts/beyondMarks.ts';
import type { SinceLine } from '../../../src/ui/charts/sinceLine.ts';
import { valueAxis } from '../../../src/ui/charts/valueAxis.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const hour = 3_600_000;
const line = (label: string, role: SinceLine['role'], value: readonly (number | null)[]): SinceLine => ({
  label,
  role,
  bucketMs: hour,
  sinceMs: value.map((_, index) => index * hour),
  value,
  numerator: [],
  denominator: [],
});
const flat = (level: number, spike: number | null = null) =>
  Array.from({ length: 200 }, (_, index) => (index === 150 && spike !== null ? spike : level));
const told = (lines: readonly SinceLine[], axis: 'from-zero' | 'near-one') => {
  const found = valueAxis({ lines, band: null, axis }, display);
  const marks = beyondMarks(lines, found, { unit: 'ratio', display });
  return { axis: found, texts: marks.map(({ text }) => text.replaceAll('\u00a0', ' ')), marks };
};

describe('one bad hour of an earlier release', () => {
  test('does not press the judged line flat; the picture says how far it went', () => {
    const { axis, texts, marks } = told(
      [line('2.15.0', 'judged', [0.003, 0.005]), line('2.14.0', 'earlier', flat(0.003, 0.092))],
      'from-zero',
    );
    expect(axis.max).toBeLessThan(0.02);
    expect(texts).toEqual(['2.14.0 to 9.20 %']);
    expect(marks[0]).toMatchObject({ edge: 'top', sinceMs: 150.5 * hour });
  });

  test('leaves a success axis at its bottom', () => {
    const { axis, marks } = told(
      [line('2.15.0', 'judged', [0.99]), line('2.14.0', 'baseline', flat(0.992, 0.7))],
      'near-one',
    );
    expect(axis.min).toBeGreaterThan(0.95);
    expect(marks[0]?.edge).toBe('bottom');
  });

  test('stays on the axis where it would not even double it', () => {
    const { axis, texts } = told(
      [line('2.15.0', 'judged', [0.003]), line('2.14.0', 'earlier', flat(0.003, 0.005))],
      'from-zero',
    );
    expect(axis.max).toBeGreaterThanOrEqual(0.005);
    expect(texts).toEqual([]);
  });
});

test('a bad hour of the judged release is always on the axis', () => {
  const { axis, texts } = told(
    [line('2.15.0', 'judged', flat(0.003, 0.092)), line('2.14.0', 'earlier', flat(0.003))],
    'from-zero',
  );
  expect(axis.max).toBeGreaterThanOrEqual(0.092);
  expect(texts).toEqual([]);
});

test('a long bad stretch of an earlier release is on the axis too', () => {
  const bad = flat(0.003).map((value, index) => (index > 150 ? 0.05 : value));
  const { axis, texts } = told(
    [line('2.15.0', 'judged', [0.003]), line('2.14.0', 'earlier', bad)],
    'from-zero',
  );
  expect(axis.max).toBeGreaterThanOrEqual(0.05);
  expect(texts).toEqual([]);
});

test('where nothing failed but one bucket of an earlier release, that bucket is drawn', () => {
  const { axis } = told(
    [line('2.15.0', 'judged', [0, 0]), line('2.14.0', 'earlier', flat(0, 0.01))],
    'from-zero',
  );
  expect(axis.max).toBeGreaterThanOrEqual(0.01);
});
