import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { MAX_POINTS, mayBeCut, splitRange } from '../../../../src/engine/adapters/sentry/splitRange.ts';
import { asking, DAY_MS, HOUR_MS, json, NOW_MS, wire } from './connectSentry.ts';
import { sample } from './sample.ts';

const window = { startMs: NOW_MS - 3 * HOUR_MS, endMs: NOW_MS };
const scope = { environment: 'production', span: { kind: 'past', window, bucketMs: HOUR_MS } } as const;
const refuse = (status: number) => new Response('{"detail":"You do not have permission"}', { status });

describe('sessions', () => {
  it('are summed over disjoint statuses; only crashed ones are bad; hours without sessions have no row', async () => {
    const { capabilities } = wire(() => json(sample('sessions')), {}, ['shop']);
    const collected = await capabilities.sessions(scope, asking());
    const [first, second] = collected.items;
    expect(first).toEqual({
      serviceName: 'shop',
      releaseName: 'shop@2.4.0+714',
      stratum: {},
      bucketMs: HOUR_MS,
      definition: { id: 'sentry-sdk', timeoutMs: 30_000 },
      startMs: Float64Array.of(window.startMs, window.startMs + 2 * HOUR_MS),
      bad: Float64Array.of(4, 0),
      total: Float64Array.of(911, 891),
    });
    expect(second).toMatchObject({ releaseName: null, total: Float64Array.of(5) });
    expect(collected.window).toEqual(window);
    expect(collected.notices).toEqual([expect.stringContaining('"paused"')]);
    expect(collected.rejected).toEqual([
      {
        count: 1,
        reason: expect.stringContaining('sum(session)'),
        example: expect.stringContaining('2.3.9'),
      },
    ]);
    expect(collected.incompleteness).toEqual([]);
  });

  it('carry the SDK’s timeout in their definition', async () => {
    const { capabilities } = wire(() => json(sample('sessions')), { sessionTimeoutMs: 1_800_000 }, ['shop']);
    expect((await capabilities.sessions(scope, asking())).items[0]?.definition.timeoutMs).toBe(1_800_000);
  });

  it('never ask for a rate together with the status, and first ask how many groups there are', async () => {
    const { capabilities, asked } = wire(() => json(sample('sessions')), {}, ['shop']);
    await capabilities.sessions(scope, asking());
    expect(
      asked.map(({ searchParams }) => [searchParams.getAll('field'), searchParams.get('includeSeries')]),
    ).toEqual([
      [['sum(session)'], '0'],
      [['sum(session)'], null],
    ]);
  });

  it('finer than an hour are answered by the hour, over the hours that hold the window', async () => {
    const { capabilities, asked } = wire(() => json(sample('sessions')), {}, ['shop']);
    const span = {
      kind: 'past',
      window: { startMs: window.startMs + 300_000, endMs: window.endMs - 300_000 },
      bucketMs: 300_000,
    } as const;
    const collected = await capabilities.sessions({ environment: 'production', span }, asking());
    expect(collected.items[0]?.bucketMs).toBe(HOUR_MS);
    expect(collected.window).toEqual(window);
    expect(collected.notices).toContain('Sentry counts sessions by the hour: finer buckets are not offered.');
    expect(asked.at(-1)?.searchParams.get('start')).toBe('2026-11-20T07:00:00.000Z');
  });

  it('that were cut by the server are told as incomplete', async () => {
    const groups = Array.from({ length: 2500 }, (_, nth) => ({
      by: { release: `shop@1.${nth}`, 'session.status': 'healthy' },
      series: { 'sum(session)': [1, 1, 1] },
    }));
    const { capabilities } = wire(
      (url) =>
        json({
          ...(sample('sessions') as object),
          groups: url.searchParams.get('includeSeries') === '0' ? groups.slice(0, 10) : groups,
        }),
      {},
      ['shop'],
    );
    expect((await capabilities.sessions(scope, asking())).incompleteness).toEqual([
      expect.stringContaining('10,000 points'),
    ]);
  });

  it('of a project that is closed to us do not hide the others', async () => {
    const { capabilities } = wire(
      (url) => (url.searchParams.get('project') === 'accounts' ? refuse(403) : json(sample('sessions'))),
      {},
      ['shop', 'accounts'],
    );
    const collected = await capabilities.sessions(scope, asking());
    expect(collected.items).toHaveLength(2);
    expect(collected.incompleteness).toEqual([expect.stringContaining('does not allow this')]);
  });

  it.each([
    [403, 'forbidden'],
    [429, 'rate-limited'],
    [500, 'vendor-fault'],
  ])('that fail everywhere with %i reject as %s', async (status, kind) => {
    const { capabilities } = wire(() => refuse(status));
    await expect(capabilities.sessions(scope, asking())).rejects.toMatchObject({ facts: { kind } });
  });

  it('of nobody are an empty answer for the window asked', async () => {
    const { capabilities, asked } = wire(
      () => json({ intervals: [], groups: [], start: null, end: null }),
      {},
      ['shop'],
    );
    expect(await capabilities.sessions(scope, asking())).toMatchObject({
      items: [],
      window,
      incompleteness: [],
    });
    expect(asked).toHaveLength(1);
  });
});

describe('splitRange', () => {
  it('covers the window without gaps, and no part can be cut', () => {
    const cases = fc.tuple(fc.integer({ min: 1, max: 2400 }), fc.integer({ min: 1, max: 2000 }));
    fc.assert(
      fc.property(cases, ([groupCount, hours]) => {
        const whole = { startMs: NOW_MS - hours * HOUR_MS, endMs: NOW_MS };
        const parts = splitRange({ window: whole, intervalMs: HOUR_MS, groupCount });
        expect(parts[0]?.startMs).toBe(whole.startMs);
        expect(parts.at(-1)?.endMs).toBe(whole.endMs);
        for (const [nth, part] of parts.entries()) {
          const intervals = (part.endMs - part.startMs) / HOUR_MS;
          expect(groupCount * (intervals + 1)).toBeLessThanOrEqual(MAX_POINTS);
          expect(mayBeCut(groupCount, intervals)).toBe(false);
          expect(part.endMs - part.startMs).toBeLessThanOrEqual(31 * DAY_MS);
          expect(parts[nth + 1]?.startMs ?? part.endMs).toBe(part.endMs);
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
