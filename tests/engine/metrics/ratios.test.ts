import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src/engine/domain/time.ts';
import { adoption, adoptionStage } from '../../../src/engine/metrics/adoption.ts';
import { crashFreeSessions } from '../../../src/engine/metrics/crashFreeSessions.ts';
import { errorRate } from '../../../src/engine/metrics/errorRate.ts';
import { syntheticSuccess } from '../../../src/engine/metrics/syntheticSuccess.ts';
import { transactionSuccess } from '../../../src/engine/metrics/transactionSuccess.ts';
import { CONTEXT, counts, sessions, STEP_MS, T, WINDOW } from './samples.ts';

const ask = { ...CONTEXT, window: WINDOW };

describe('error rate', () => {
  it('is the ratio of sums, not the mean of ratios', () => {
    // Mean of ratios: (0.5 + 0.001) / 2 = 0.2505.
    const reading = errorRate({
      ...ask,
      series: [
        counts([
          [5, 10],
          [1, 990],
        ]),
      ],
    });
    expect(reading).toMatchObject({
      kind: 'known',
      value: 0.006,
      numerator: 6,
      denominator: 1000,
      sample: { count: 1000, of: 'requests' },
    });
  });

  it('is zero, and known, where nothing failed', () => {
    expect(errorRate({ ...ask, series: [counts([[0, 500]])] })).toMatchObject({
      kind: 'known',
      value: 0,
      numerator: 0,
    });
  });

  it('is one where everything failed', () => {
    expect(errorRate({ ...ask, series: [counts([[500, 500]])] })).toMatchObject({ kind: 'known', value: 1 });
  });

  it('adds up platforms', () => {
    expect(errorRate({ ...ask, series: [counts([[1, 100]]), counts([[5, 200]])] })).toMatchObject({
      value: 0.02,
    });
  });

  it.each([
    ['no series', []],
    ['a series without rows', [counts([])]],
    [
      'rows without traffic',
      [
        counts([
          [0, 0],
          [0, 0],
        ]),
      ],
    ],
  ])('says no data for %s', (_, series) => {
    expect(errorRate({ ...ask, series })).toMatchObject({
      kind: 'unknown',
      reason: 'no-data',
      inputs: CONTEXT.inputs,
    });
  });

  it('says how far it is from enough data, never rounding up to it', () => {
    expect(errorRate({ ...ask, series: [counts([[1, 99.7]])] })).toMatchObject({
      kind: 'unknown',
      reason: 'too-little-data',
      detail: 'Only 99 of 100 requests so far; fewer say too little.',
    });
    expect(errorRate({ ...ask, series: [counts([[1, 1]])] })).toMatchObject({ reason: 'too-little-data' });
    expect(errorRate({ ...ask, series: [counts([[1, 100]])] })).toMatchObject({ kind: 'known', value: 0.01 });
  });

  it('takes only whole steps inside the window', () => {
    const series = [
      counts(
        [
          [100, 100],
          [0, 100],
          [100, 100],
        ],
        -1,
      ),
    ];
    const cut = { startMs: T - 1, endMs: T + 2 * STEP_MS - 1 };
    expect(errorRate({ ...CONTEXT, window: cut, series })).toMatchObject({ value: 0, denominator: 100 });
  });

  it.each([Number.NaN, Infinity, -Infinity, -5])('leaves %s out and says so', (wrong) => {
    const reading = errorRate({
      ...ask,
      series: [
        counts([
          [1, 100],
          [1, wrong],
          [wrong, 100],
        ]),
      ],
    });
    expect(reading).toMatchObject({
      kind: 'known',
      value: 0.01,
      caveats: ['2 time steps left out: no usable number.'],
      incomplete: true,
    });
    expect(errorRate({ ...ask, series: [counts([[wrong, wrong]])] })).toMatchObject({
      kind: 'unknown',
      reason: 'no-data',
    });
  });

  it('counts more failures than requests as all of them, and says so', () => {
    const reading = errorRate({
      ...ask,
      series: [
        counts([
          [20, 16],
          [0, 184],
        ]),
      ],
    });
    expect(reading).toMatchObject({
      value: 0.08,
      caveats: ['1 time step with more bad than all: counted as all.'],
    });
  });

  it('keeps what was known against its data', () => {
    expect(errorRate({ ...ask, caveats: ['partial'], series: [counts([[0, 100]])] })).toMatchObject({
      caveats: ['partial'],
      asOfMs: T,
    });
  });

  it('never gives anything but a ratio or a reason', () => {
    const number = fc.oneof(fc.double(), fc.integer({ min: 0, max: 500 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 12 }), (rows) => {
        const reading = errorRate({ ...ask, series: [counts(rows)] });
        if (reading.kind === 'known') expect(reading.value >= 0 && reading.value <= 1).toBe(true);
        else expect(reading.detail).not.toBe('');
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('transaction success', () => {
  it('is succeeded of attempted; a journey weighs as much as it is used', () => {
    const search = counts([[10, 1000]]);
    const pay = counts([[50, 100]]);
    expect(transactionSuccess({ ...ask, series: [search, pay] })).toMatchObject({
      value: 1040 / 1100,
      numerator: 1040,
      denominator: 1100,
    });
    expect(transactionSuccess({ ...ask, series: [pay] })).toMatchObject({
      value: 0.5,
      sample: { count: 100, of: 'attempts' },
    });
  });

  it('is one without failures, and complements the failures', () => {
    expect(transactionSuccess({ ...ask, series: [counts([[0, 100]])] })).toMatchObject({ value: 1 });
  });
});

describe('crash-free sessions', () => {
  it('is the share of sessions that did not crash, unrounded', () => {
    const reading = crashFreeSessions({ ...ask, series: [sessions([[1, 100_000]])] });
    expect(reading).toMatchObject({
      kind: 'known',
      value: 0.99999,
      sample: { count: 100_000, of: 'sessions' },
    });
  });

  it('refuses to add sessions that were counted by different rules', () => {
    const series = [sessions([[0, 500]]), sessions([[0, 500]], 'sentry-sdk', 30_000)];
    expect(crashFreeSessions({ ...ask, series })).toMatchObject({
      kind: 'unknown',
      reason: 'not-comparable',
    });
  });

  it('needs 200 sessions', () => {
    expect(crashFreeSessions({ ...ask, series: [sessions([[0, 199]])] })).toMatchObject({
      reason: 'too-little-data',
    });
    expect(crashFreeSessions({ ...ask, series: [sessions([[0, 200]])] })).toMatchObject({ value: 1 });
    expect(crashFreeSessions({ ...ask, series: [] })).toMatchObject({ reason: 'no-data' });
  });
});

describe('synthetic success', () => {
  const runs = (failed: number, total: number) => [failed, total] as const;

  it('does not take a silent robot for a failed check', () => {
    const series = [
      counts([runs(1, 5), runs(0, 5), null, runs(0, 0), null, null, null, null, null, runs(0, 5)]),
    ];
    expect(syntheticSuccess({ ...ask, series })).toMatchObject({
      value: 14 / 15,
      caveats: ['The checks ran in 30 % of the time only; times without runs are not counted as failed.'],
    });
  });

  it('has no caveat where the robot ran all the time', () => {
    expect(
      syntheticSuccess({ ...ask, series: [counts(Array.from({ length: 10 }, () => runs(0, 5)))] }),
    ).toMatchObject({ value: 1, caveats: [] });
  });

  it('says no data where it never ran', () => {
    expect(syntheticSuccess({ ...ask, series: [counts([runs(0, 0)])] })).toMatchObject({
      kind: 'unknown',
      reason: 'no-data',
    });
  });
});

describe('adoption', () => {
  const hours = (perStep: number) =>
    counts(Array.from({ length: 24 }, (_, step) => [0, step < 12 ? 1000 : perStep]));
  const window = { startMs: T, endMs: T + 24 * STEP_MS };

  it('is the share in the newest hour only', () => {
    const release = hours(30);
    expect(
      adoption({ ...CONTEXT, window, of: 'requests', release: [release], service: [release, hours(70)] }),
    ).toMatchObject({
      value: 0.3,
      denominator: 1200,
      window: { startMs: T + 12 * STEP_MS, endMs: T + 24 * STEP_MS },
    });
  });

  it('takes the newest whole hour of hourly series', () => {
    const hourly = (perHour: number) => ({
      ...counts([
        [0, 9000],
        [0, perHour],
        [0, 9000],
      ]),
      bucketMs: HOUR_MS,
    });
    const at = (perHour: number) => ({
      ...hourly(perHour),
      startMs: Float64Array.of(T, T + HOUR_MS, T + 2 * HOUR_MS),
    });
    const late = { startMs: T, endMs: T + 2 * HOUR_MS + 25 * 60_000 };
    expect(
      adoption({ ...CONTEXT, window: late, of: 'requests', release: [at(50)], service: [at(50), at(150)] }),
    ).toMatchObject({ value: 0.25, window: { startMs: T + HOUR_MS, endMs: T + 2 * HOUR_MS } });
  });

  it('is zero, and known, where the service lives without the release', () => {
    expect(adoption({ ...CONTEXT, window, of: 'sessions', release: [], service: [hours(70)] })).toMatchObject(
      { value: 0 },
    );
  });

  it('is unknown where the whole service has no or little traffic, or less than the release', () => {
    expect(adoption({ ...CONTEXT, window, of: 'requests', release: [], service: [] })).toMatchObject({
      reason: 'no-data',
    });
    expect(adoption({ ...CONTEXT, window, of: 'requests', release: [], service: [hours(1)] })).toMatchObject({
      reason: 'too-little-data',
    });
    expect(
      adoption({ ...CONTEXT, window, of: 'requests', release: [hours(200)], service: [hours(70)] }),
    ).toMatchObject({
      reason: 'not-comparable',
    });
  });

  it('calls a small share low, or replaced once a later release has come', () => {
    const at = (share: number) =>
      adoption({ ...CONTEXT, window, of: 'requests', release: [hours(share)], service: [hours(100)] });
    expect([adoptionStage(at(9), false), adoptionStage(at(9), true)]).toEqual(['low', 'replaced']);
    expect([adoptionStage(at(10), false), adoptionStage(at(10), true)]).toEqual(['adopted', 'adopted']);
    expect(
      adoptionStage(adoption({ ...CONTEXT, window, of: 'requests', release: [], service: [] }), false),
    ).toBeNull();
  });
});
