import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clipCounts } from '../../../src/engine/collection/clipSeries.ts';
import type { EntityQuery, Known } from '../../../src/engine/collection/entityQuery.ts';
import { gatherSeries } from '../../../src/engine/collection/gatherSeries.ts';
import {
  COARSE,
  FINE,
  seriesQueries,
  type SeriesAsked,
} from '../../../src/engine/collection/seriesQueries.ts';
import { SourceError } from '../../../src/engine/adapters/transport/sourceError.ts';
import type { CountSeries } from '../../../src/engine/domain/series.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, ceilTo, floorTo } from '../../../src/engine/domain/time.ts';
import { collected, countSeries, fakeSource, NOW_MS, readerOf } from './fakeReader.ts';

const source = fakeSource('metrics');

interface Moment {
  readonly nowMs: number;
  readonly startMs: number;
  /** How long ago the open span and the tail were asked. */
  readonly openAgeMs: number;
  readonly tailAgeMs: number;
}

function askedAt({ nowMs, startMs }: Moment, tier = COARSE): SeriesAsked<CountSeries>[] {
  return seriesQueries<CountSeries>(source, 'requests', () => Promise.reject(new Error('not asked')), {
    environment: 'production',
    startMs,
    endMs: nowMs,
    nowMs,
    tier,
    refreshMs: 30_000,
    liveTail: true,
  });
}

/** An answer as a source gives it: one request in each minute, in whole buckets of the span, oldest first. */
function answerTo(
  { planned }: SeriesAsked<CountSeries>,
  { nowMs, openAgeMs, tailAgeMs }: Moment,
): Known<CountSeries> {
  const { span } = planned;
  const { bucketMs } = span;
  const isTail = span.kind === 'live' && span.lengthMs === 6 * HOUR_MS;
  const askedMs = nowMs - (isTail ? tailAgeMs : openAgeMs);
  const endMs = span.kind === 'past' ? span.window.endMs : floorTo(askedMs, bucketMs);
  const beginMs = span.kind === 'past' ? span.window.startMs : ceilTo(askedMs - span.lengthMs, bucketMs);
  const startMs: number[] = [];
  for (let at = beginMs; at < endMs; at += bucketMs) startMs.push(at);
  const total = startMs.map(() => bucketMs / MINUTE_MS);
  const data = collected([countSeries({ bucketMs, startMs, total })], { startMs: beginMs, endMs }, askedMs);
  return { data, error: null, awaited: false, everyMs: 60_000 };
}

function rowsOf(items: readonly CountSeries[]) {
  return items
    .flatMap(({ startMs, total, bucketMs }) =>
      [...startMs].map((at, row) => ({ fromMs: at, toMs: at + bucketMs, total: total[row] ?? 0 })),
    )
    .toSorted((a, b) => a.fromMs - b.fromMs);
}

function gatherAt(moment: Moment, missing: (one: SeriesAsked<CountSeries>) => boolean = () => false) {
  const asked = askedAt(moment);
  const known = new Map(asked.map((one) => [JSON.stringify(one.query.key), one]));
  const reader = readerOf((query: EntityQuery<unknown>) => {
    const one = known.get(JSON.stringify(query.key));
    return one === undefined || missing(one) ? null : answerTo(one, moment);
  });
  return gatherSeries(reader, asked, clipCounts);
}

const moments = fc.record({
  nowMs: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }),
  backMs: fc.integer({ min: HOUR_MS, max: 60 * DAY_MS }),
  openAgeMs: fc.integer({ min: 0, max: 5 * MINUTE_MS }),
  tailAgeMs: fc.integer({ min: 0, max: MINUTE_MS }),
});

describe('all spans of a series laid end to end', () => {
  test('no bucket is counted twice, whatever the moment and whichever answers are there', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 255 }), ({ backMs, ...rest }, mask) => {
        const moment = { ...rest, startMs: rest.nowMs - backMs };
        const order = new Map(askedAt(moment).map(({ query }, index) => [JSON.stringify(query.key), index]));
        const { items } = gatherAt(
          moment,
          ({ query }) => ((mask >> (order.get(JSON.stringify(query.key)) ?? 0)) & 1) === 1,
        );
        const rows = rowsOf(items);
        for (const [index, row] of rows.entries()) {
          expect(row.fromMs).toBeGreaterThanOrEqual(rows[index - 1]?.toMs ?? -Infinity);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('with all answers there, no bucket is missing either: every minute up to the newest answer’s end is counted once', () => {
    fc.assert(
      fc.property(moments, ({ backMs, ...rest }) => {
        const moment = { ...rest, startMs: rest.nowMs - backMs };
        const rows = rowsOf(gatherAt(moment).items);
        const [first, last] = [rows[0], rows.at(-1)];
        if (first === undefined || last === undefined) throw new Error('no rows');
        const minutes = rows.reduce((sum, { total }) => sum + total, 0);
        expect(minutes).toBe((last.toMs - first.fromMs) / MINUTE_MS);
        expect(first.fromMs).toBeLessThanOrEqual(moment.startMs);
        // The tail is the newest: an open span asked after it does not reach further, or the edge would jump back.
        const ends = [
          floorTo(moment.nowMs - moment.tailAgeMs, 5 * MINUTE_MS),
          floorTo(moment.nowMs, COARSE.chunkMs),
        ];
        expect(last.toMs).toBe(Math.max(...ends));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('while the open span is awaited, the tail alone is counted and the part is named', () => {
    const moment = { nowMs: NOW_MS, startMs: NOW_MS - DAY_MS, openAgeMs: 0, tailAgeMs: 0 };
    const gathered = gatherAt(
      moment,
      ({ planned }) => planned.span.kind === 'live' && planned.span.lengthMs === COARSE.chunkMs,
    );
    expect(gathered.awaited).toEqual([{ sourceId: 'metrics', entity: 'requests' }]);
    expect(gathered.caveats).toContain('A part of metrics is still awaited.');
    expect(rowsOf(gathered.items).filter(({ toMs }) => toMs > NOW_MS - 6 * HOUR_MS).length).toBeGreaterThan(
      0,
    );
  });

  test('a finished stretch that could not be read is said, and the others stand', () => {
    const asked = askedAt({ nowMs: NOW_MS, startMs: NOW_MS - 40 * DAY_MS, openAgeMs: 0, tailAgeMs: 0 });
    const failed = asked.findLast(({ planned }) => planned.span.kind === 'past');
    const error = new SourceError({
      kind: 'timeout',
      sourceId: 'metrics',
      status: null,
      vendorText: null,
      retryAfterMs: null,
    });
    const reader = readerOf((query) => {
      const one = asked.find((each) => each.query.key === query.key);
      if (one === undefined) return null;
      if (one === failed) return { data: null, error, awaited: false, everyMs: 60_000 };
      return answerTo(one, { nowMs: NOW_MS, startMs: 0, openAgeMs: 0, tailAgeMs: 0 });
    });
    const gathered = gatherSeries(reader, asked, clipCounts);
    expect(gathered.items.length).toBeGreaterThan(2);
    expect(gathered.caveats).toEqual(['A part of metrics could not be read.']);
    expect(gathered.failures).toEqual([
      {
        sourceId: 'metrics',
        entity: 'requests',
        sentence: 'METRICS did not answer in time.',
        hint: error.hint,
      },
    ]);
  });
});

describe('questions about a series', () => {
  test('the live tail is asked at every refresh, the open span rests, finished stretches are asked once', () => {
    const asked = askedAt({ nowMs: NOW_MS, startMs: NOW_MS - 40 * DAY_MS, openAgeMs: 0, tailAgeMs: 0 });
    const [tail, open, ...finished] = asked.map(({ query }) => query.staleMs);
    expect([tail, open]).toEqual([30_000, 5 * MINUTE_MS]);
    expect(finished.length).toBeGreaterThan(2);
    expect(new Set(finished)).toEqual(new Set([Infinity]));
  });

  test('no key names the present', () => {
    const keys = (nowMs: number) =>
      askedAt({ nowMs, startMs: floorTo(NOW_MS, HOUR_MS) - 40 * DAY_MS, openAgeMs: 0, tailAgeMs: 0 }).map(
        ({ query }) => query.key,
      );
    expect(keys(NOW_MS + 77 * MINUTE_MS)).toEqual(keys(NOW_MS));
  });

  test('a stretch of the past alone asks nothing live', () => {
    const asked = seriesQueries<CountSeries>(
      source,
      'requests',
      () => Promise.reject(new Error('not asked')),
      {
        environment: 'production',
        startMs: NOW_MS - 5 * DAY_MS,
        endMs: NOW_MS - 4 * DAY_MS,
        nowMs: NOW_MS,
        tier: FINE,
        refreshMs: 30_000,
        liveTail: true,
      },
    );
    expect(asked.map(({ planned }) => planned.span.kind)).toEqual(['past', 'past']);
  });
});
