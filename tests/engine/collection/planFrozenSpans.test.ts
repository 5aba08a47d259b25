import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planFrozenSpans } from '../../../src/engine/collection/planFrozenSpans.ts';
import { COARSE, COARSE_AND_FEW, FINE } from '../../../src/engine/collection/seriesQueries.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, floorTo } from '../../../src/engine/domain/time.ts';

const moment = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) });
const lookback = fc.integer({ min: HOUR_MS, max: 60 * DAY_MS });

describe.each([
  ['hours with a tail', COARSE, true, 5 * MINUTE_MS],
  ['hours alone', COARSE_AND_FEW, false, HOUR_MS],
  ['5 minutes', FINE, true, 5 * MINUTE_MS],
])('a frozen view in %s', (_, tier, liveTail, finestMs) => {
  const plan = (atMs: number, backMs: number, clockMs = atMs + 2 * HOUR_MS) =>
    planFrozenSpans({ tier, startMs: atMs - backMs, atMs, clockMs, liveTail });

  test('lays finished stretches end to end, from before the start to the last whole bucket', () => {
    fc.assert(
      fc.property(moment, lookback, (atMs, backMs) => {
        const spans = plan(atMs, backMs);
        expect(spans[0]?.toMs).toBe(floorTo(atMs, finestMs));
        expect(spans.at(-1)?.fromMs).toBeLessThanOrEqual(atMs - backMs);
        for (const [index, { span, fromMs, toMs }] of spans.entries()) {
          if (span.kind === 'live') throw new Error('asks for the present');
          expect(span.window).toEqual({ startMs: fromMs, endMs: toMs });
          expect([fromMs % span.bucketMs, (toMs ?? 1) % span.bucketMs]).toEqual([0, 0]);
          expect(fromMs).toBe(spans[index + 1]?.toMs ?? fromMs);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('keeps its answers for good once late data can no longer change them', () => {
    const atMs = Date.UTC(2026, 10, 20, 10, 7);
    expect(plan(atMs, DAY_MS, atMs + 1)[0]?.settled).toBe(false);
    expect(plan(atMs, DAY_MS, atMs + 3 * HOUR_MS).every(({ settled }) => settled)).toBe(true);
  });
});
