import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clipCounts, clipHistogram, firstRowFrom } from '../../../src/engine/collection/clipSeries.ts';
import { countSeries } from './fakeReader.ts';

const series = countSeries({
  bucketMs: 10,
  startMs: [0, 10, 20, 40],
  total: [1, 2, 3, 4],
  bad: [0, 1, 0, 2],
});

test('keeps the rows that start in the half-open window', () => {
  const clipped = clipCounts(series, 10, 40);
  expect([[...clipped.startMs], [...clipped.total], [...clipped.bad]]).toEqual([
    [10, 20],
    [2, 3],
    [1, 0],
  ]);
});

test('an empty window and an empty series give no rows', () => {
  expect(clipCounts(series, 21, 40).startMs).toHaveLength(0);
  expect(clipCounts(countSeries({ bucketMs: 10, startMs: [], total: [] }), 0, 100).startMs).toHaveLength(0);
});

test('a histogram keeps all its buckets of each row', () => {
  const clipped = clipHistogram(
    {
      ...series,
      upperMs: Float64Array.of(100, Infinity),
      counts: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8),
    },
    10,
    40,
  );
  expect([...clipped.counts]).toEqual([3, 4, 5, 6]);
});

test('the first row is the one that a plain search finds', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 500 })),
      fc.integer({ min: -5, max: 505 }),
      (times, at) => {
        const sorted = times.toSorted((a, b) => a - b);
        const found = sorted.findIndex((time) => time >= at);
        expect(firstRowFrom(Float64Array.from(sorted), at)).toBe(found === -1 ? sorted.length : found);
      },
    ),
    { seed: 7 },
  );
});

test('cutting anywhere loses no row and doubles none', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5, max: 60 }), (cutMs) => {
      const parts = [clipCounts(series, -Infinity, cutMs), clipCounts(series, cutMs, Infinity)];
      expect(parts.flatMap(({ total }) => [...total])).toEqual([...series.total]);
    }),
    { seed: 7 },
  );
});
