import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slowCounts, stratumLabel, watchCounts } from '../../../src/engine/answers/watchCounts.ts';
import type { CountSeries } from '../../../src/engine/domain/series.ts';
import { MINUTE_MS } from '../../../src/engine/domain/time.ts';

const STEP_MS = 5 * MINUTE_MS;

function series(rows: readonly (readonly [bad: number, total: number])[], stratum = {}): CountSeries {
  return {
    serviceName: 'shop',
    releaseName: '2.4.0',
    stratum,
    bucketMs: STEP_MS,
    startMs: Float64Array.from(rows, (_, row) => row * STEP_MS),
    bad: Float64Array.from(rows, ([bad]) => bad),
    total: Float64Array.from(rows, ([, total]) => total),
  };
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
const whole = { startMs: 0, endMs: Infinity };

describe('counts for a watch', () => {
  test('fractions become whole counts without losing or gaining anything, and never more bad than all', () => {
    const row = fc.tuple(
      fc.double({ min: 0, max: 3, noNaN: true }),
      fc.double({ min: 0, max: 40, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
        const fitting = rows.map(([bad, total]): [number, number] => [Math.min(bad, total), total]);
        const { bad, total } = watchCounts([series(fitting)], whole);
        bad.forEach((count, index) => {
          expect(Number.isInteger(count)).toBe(true);
          expect(count).toBeLessThanOrEqual(total[index] ?? 0);
        });
        expect(Math.abs(sum(total) - fitting.reduce((all, [, count]) => all + count, 0))).toBeLessThanOrEqual(
          0.5,
        );
        expect(Math.abs(sum(bad) - fitting.reduce((all, [count]) => all + count, 0))).toBeLessThanOrEqual(1);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('two builds of one release add up; strata stay apart and in time order', () => {
    const mobile = { platform: 'mobile' };
    const counts = watchCounts(
      [
        series([[1, 10]], mobile),
        series(
          [
            [2, 20],
            [0, 5],
          ],
          mobile,
        ),
        series([[0, 7]]),
      ],
      whole,
    );
    expect(counts.strata).toEqual(['', 'mobile']);
    expect([...counts.stratum]).toEqual([0, 1, 1]);
    expect([...counts.total]).toEqual([7, 30, 5]);
    expect([...counts.bad]).toEqual([0, 3, 0]);
  });

  test('buckets that reach out of the window are left out', () => {
    const counts = watchCounts(
      [
        series([
          [0, 1],
          [0, 2],
          [0, 4],
        ]),
      ],
      { startMs: STEP_MS, endMs: 2.5 * STEP_MS },
    );
    expect([...counts.total]).toEqual([2]);
  });

  test('a stratum is called by its values, in the order of their names', () => {
    expect(stratumLabel({ platform: 'mobile', journey: 'checkout' })).toBe('checkout, mobile');
  });
});

test('slow requests are those in the buckets above the limit, the open one included', () => {
  const [slow] = slowCounts(
    [
      {
        serviceName: null,
        releaseName: null,
        stratum: {},
        bucketMs: STEP_MS,
        startMs: Float64Array.of(0, STEP_MS),
        upperMs: Float64Array.of(100, 300, Infinity),
        counts: Float64Array.of(5, 3, 2, 1, 0, 0),
      },
    ],
    300,
  );
  expect([...(slow?.bad ?? [])]).toEqual([2, 0]);
  expect([...(slow?.total ?? [])]).toEqual([10, 1]);
});
