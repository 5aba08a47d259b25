import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planSpans } from '../../../src/engine/collection/planSpans.ts';
import { COARSE, FINE } from '../../../src/engine/collection/seriesQueries.ts';
import { DAY_MS, HOUR_MS } from '../../../src/engine/domain/time.ts';

const nowMs = Date.UTC(2026, 10, 20, 10, 7, 30);
const moment = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) });
const lookback = fc.integer({ min: HOUR_MS, max: 180 * DAY_MS });

test('the open end is asked by its length, never by the present', () => {
  const [open] = planSpans(FINE, nowMs - 3 * DAY_MS, nowMs);
  expect(open?.span).toEqual({ kind: 'live', lengthMs: FINE.chunkMs, bucketMs: FINE.bucketMs });
});

test('until the next boundary the same questions are asked, so that answers are shared and kept', () => {
  const startMs = nowMs - 60 * DAY_MS;
  const spans = (at: number) => planSpans(COARSE, startMs, at).map(({ span }) => span);
  expect(spans(nowMs + 3 * HOUR_MS)).toEqual(spans(nowMs));
});

test('a stretch that ended a moment ago may still change; an hour later it is kept for good', () => {
  const midnightMs = Date.UTC(2026, 10, 20);
  const yesterday = (at: number) => planSpans(FINE, midnightMs - DAY_MS, at)[1];
  expect(yesterday(midnightMs + 1)).toMatchObject({ toMs: midnightMs, settled: false });
  expect(yesterday(midnightMs + HOUR_MS)?.settled).toBe(false);
  expect(yesterday(midnightMs + HOUR_MS + 1)?.settled).toBe(true);
});

describe.each([
  ['hours', COARSE],
  ['5 minutes', FINE],
])('in %s', (_, tier) => {
  test('every moment from the start to now belongs to exactly one span', () => {
    fc.assert(
      fc.property(moment, lookback, fc.double({ min: 0, max: 1, noNaN: true }), (now, backMs, share) => {
        const at = now - Math.floor(backMs * share);
        const owners = planSpans(tier, now - backMs, now).filter(
          ({ fromMs, toMs }) => fromMs <= at && at < (toMs ?? Infinity),
        );
        expect(owners).toHaveLength(1);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('finished stretches lie on whole buckets and are never in the future', () => {
    fc.assert(
      fc.property(moment, lookback, (now, backMs) => {
        for (const { span } of planSpans(tier, now - backMs, now)) {
          if (span.kind === 'live') continue;
          expect(span.window.startMs % tier.bucketMs).toBe(0);
          expect(span.window.endMs % tier.bucketMs).toBe(0);
          expect(span.window.endMs).toBeLessThanOrEqual(now);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('the newest is asked first', () => {
    const from = planSpans(tier, nowMs - 60 * DAY_MS, nowMs).map(({ fromMs }) => fromMs);
    expect(from).toEqual(from.toSorted((a, b) => b - a));
  });
});
