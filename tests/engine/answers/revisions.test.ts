import { expect, test } from 'vitest';
import { createRevisions } from '../../../src/engine/answers/revisions.ts';
import { DEFAULT_OPTIONS, type WatchInput } from '../../../src/engine/verdict/watchInput.ts';

const HOUR_MS = 3_600_000;

/** Two hours of counts, judged to their end. */
function watched(bad: readonly number[], counted = 'requests slower than 800 ms') {
  const buckets = {
    startMs: Float64Array.of(0, HOUR_MS),
    stratum: Uint32Array.of(0, 0),
    bad: Float64Array.from(bad),
    total: Float64Array.of(1000, 1000),
    strata: ['all'],
  };
  const watch: WatchInput = {
    id: 'shop@2.0.0 latency-p95',
    nowMs: 3 * HOUR_MS,
    kpi: { id: 'latency-p95', better: 'down' },
    bucketMs: HOUR_MS,
    judged: { release: '2.0.0', startedAtMs: 0, buckets },
    control: null,
    history: [],
    calibration: null,
    options: DEFAULT_OPTIONS,
  };
  return [{ watch, counted, verdict: { judgedToMs: 2 * HOUR_MS } }];
}

test('late data that change a judged bucket are a revision, and stay one', () => {
  const revisions = createRevisions();
  expect(revisions.isRevised('production shop@2.0.0', watched([10, 10]))).toBe(false);
  expect(revisions.isRevised('production shop@2.0.0', watched([10, 14]))).toBe(true);
  expect(revisions.isRevised('production shop@2.0.0', watched([10, 14]))).toBe(true);
});

test('another environment or another limit for slow counts other things: no revision', () => {
  const revisions = createRevisions();
  expect(revisions.isRevised('production shop@2.0.0', watched([10, 10]))).toBe(false);
  expect(revisions.isRevised('staging shop@2.0.0', watched([90, 90]))).toBe(false);
  const slower = watched([3, 3], 'requests slower than 1000 ms');
  expect(revisions.isRevised('production shop@2.0.0', slower)).toBe(false);
  expect(revisions.isRevised('production shop@2.0.0', watched([10, 10]))).toBe(false);
});
