import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apdex } from '../../../src/engine/metrics/apdex.ts';
import { latencyQuantile, quantileInBuckets } from '../../../src/engine/metrics/latencyQuantile.ts';
import { CONTEXT, histogram, WINDOW } from './samples.ts';

const ask = { ...CONTEXT, window: WINDOW };
const f64 = (values: readonly number[]) => Float64Array.from(values);

describe('quantiles in buckets', () => {
  // Figures published with Prometheus' own tests of histogram_quantile (the positive and the negative test histogram).
  const POSITIVE = { upper: f64([0.1, 0.2, 1, Infinity]), counts: f64([5, 2, 4, 1]) };
  const NEGATIVE = { upper: f64([-0.2, -0.1, 0.3, Infinity]), counts: f64([1, 1, 0, 1]) };
  it.each([
    [0, 0, -0.2],
    [0.2, 0.048, -0.2],
    [0.5, 0.15, -0.15],
    [0.8, 0.72, 0.3],
    [1, 1, 0.3],
  ])('agrees with histogram_quantile(%f)', (share, positive, negative) => {
    expect(quantileInBuckets(share, POSITIVE.upper, POSITIVE.counts)?.valueMs).toBeCloseTo(positive, 12);
    expect(quantileInBuckets(share, NEGATIVE.upper, NEGATIVE.counts)?.valueMs).toBeCloseTo(negative, 12);
  });

  it('gives the last finite limit as a lower limit where the rank is in the open bucket', () => {
    expect(quantileInBuckets(0.95, f64([100, 200, Infinity]), f64([10, 10, 80]))).toEqual({
      valueMs: 200,
      open: true,
    });
  });

  it('interpolates in a last bucket that is not open', () => {
    expect(quantileInBuckets(0.5, f64([100, 200]), f64([0, 10]))).toEqual({ valueMs: 150, open: false });
  });

  it('knows nothing with a single open bucket, or none', () => {
    expect(quantileInBuckets(0.5, f64([Infinity]), f64([10]))).toBeNull();
    expect(quantileInBuckets(0.5, f64([]), f64([]))).toBeNull();
    expect(quantileInBuckets(0.5, f64([100]), f64([10]))).toEqual({ valueMs: 50, open: false });
  });

  it('stays inside the limits, and grows with the share asked for', () => {
    const limits = [50, 100, 300, 1200, Infinity];
    const counts = fc
      .array(fc.nat({ max: 50 }), { minLength: 5, maxLength: 5 })
      .filter((all) => all.some((count) => count > 0));
    fc.assert(
      fc.property(counts, (all) => {
        const values = [0.05, 0.3, 0.5, 0.9, 0.95, 1].map(
          (share) => quantileInBuckets(share, f64(limits), f64(all))?.valueMs ?? Number.NaN,
        );
        expect(values.every((value, index) => value >= (values[index - 1] ?? 0) && value <= 1200)).toBe(true);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('latency', () => {
  const limits = [100, 200, Infinity];

  it('adds steps and series before it takes the quantile', () => {
    const series = [
      histogram(limits, [
        [50, 0, 0],
        [50, 0, 0],
      ]),
      histogram(limits, [[0, 100, 0]]),
    ];
    expect(latencyQuantile({ ...ask, series }, 'p50')).toMatchObject({
      kind: 'known',
      value: 100,
      bound: 'exact',
      sample: { count: 200 },
    });
    expect(latencyQuantile({ ...ask, series }, 'p95')).toMatchObject({ value: 190, unit: 'duration' });
  });

  it('says at least where the quantile is beyond the last limit', () => {
    const series = [histogram(limits, [[100, 50, 50]])];
    expect(latencyQuantile({ ...ask, series }, 'p95')).toMatchObject({ value: 200, bound: 'at-least' });
  });

  it('needs twenty times ten requests for the 95th percentile', () => {
    const series = [histogram(limits, [[100, 99, 0]])];
    expect(latencyQuantile({ ...ask, series }, 'p95')).toMatchObject({
      reason: 'too-little-data',
      detail: 'Only 199 of 200 requests so far; fewer say too little.',
    });
    expect(latencyQuantile({ ...ask, series }, 'p50')).toMatchObject({ kind: 'known' });
  });

  it('refuses unlike limits, names a single open bucket, and knows no data', () => {
    const unlike = [histogram(limits, [[200, 0, 0]]), histogram([100, 250, Infinity], [[200, 0, 0]])];
    expect(latencyQuantile({ ...ask, series: unlike }, 'p50')).toMatchObject({
      reason: 'not-comparable',
      detail: expect.stringContaining('100, 250 ms'),
    });
    expect(latencyQuantile({ ...ask, series: [histogram([Infinity], [[500]])] }, 'p50')).toMatchObject({
      reason: 'not-comparable',
    });
    expect(latencyQuantile({ ...ask, series: [] }, 'p50')).toMatchObject({ reason: 'no-data' });
    expect(latencyQuantile({ ...ask, series: [histogram(limits, [[0, 0, 0]])] }, 'p50')).toMatchObject({
      reason: 'no-data',
    });
  });

  it('leaves a step with an impossible number out and says so', () => {
    const series = [
      histogram(limits, [
        [0, 200, 0],
        [Number.NaN, 900, 0],
        [-1, 0, 0],
      ]),
    ];
    expect(latencyQuantile({ ...ask, series }, 'p50')).toMatchObject({
      value: 150,
      caveats: ['2 time steps left out: no usable number.'],
    });
  });
});

describe('Apdex', () => {
  const limits = [300, 1200, 5000, Infinity];
  const targets = { satisfiedMs: 300, toleratedMs: 1200 };

  it('is (satisfied + tolerating / 2) / all', () => {
    // 60 fast, 30 bearable and 10 too slow of 100: (60 + 30 / 2) / 100.
    expect(apdex({ ...ask, ...targets, series: [histogram(limits, [[60, 30, 6, 4]])] })).toMatchObject({
      value: 0.75,
      unit: 'score',
    });
  });

  it('is one where all are fast, and zero where all are too slow', () => {
    expect(apdex({ ...ask, ...targets, series: [histogram(limits, [[100, 0, 0, 0]])] })).toMatchObject({
      value: 1,
    });
    expect(apdex({ ...ask, ...targets, series: [histogram(limits, [[0, 0, 0, 100]])] })).toMatchObject({
      kind: 'known',
      value: 0,
    });
  });

  it('meets limits that were told in seconds', () => {
    expect(
      apdex({
        ...ask,
        ...targets,
        series: [histogram([0.3 * 1000, 1.2 * 1000 + 1e-10, Infinity], [[100, 0, 0]])],
      }),
    ).toMatchObject({ value: 1 });
  });

  it('does not guess between limits: it names those there are', () => {
    expect(
      apdex({ ...ask, ...targets, series: [histogram([250, 1200, Infinity], [[500, 0, 0]])] }),
    ).toMatchObject({
      kind: 'unknown',
      reason: 'not-comparable',
      detail: 'Needs durations counted up to 300 ms and 1200 ms; the source has 250, 1200 ms.',
    });
  });

  it('knows too little and nothing', () => {
    expect(apdex({ ...ask, ...targets, series: [histogram(limits, [[99, 0, 0, 0]])] })).toMatchObject({
      reason: 'too-little-data',
    });
    expect(apdex({ ...ask, ...targets, series: [] })).toMatchObject({ reason: 'no-data' });
  });
});
