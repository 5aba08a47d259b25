import { describe, expect, test } from 'vitest';
import { queryTimes } from '../../../../src/engine/adapters/prometheus/queryTimes.ts';
import { asking, DAY_MS, HOUR_MS, live, matrix, MINUTE_MS, NOW_MS, past, wire } from './connectPrometheus.ts';

const empty = (settings: Record<string, unknown> = {}, screenUrl: string | null = null) =>
  wire(() => matrix([]), settings, screenUrl);

describe('a question about a finished window', () => {
  test('is evaluated at the end of every bucket', async () => {
    const { capabilities, asked } = empty();
    await capabilities.requests(past(24), asking());
    expect(asked).toHaveLength(1);
    expect(asked[0]?.path).toBe('api/v1/query_range');
    expect(asked[0]?.params.get('start')).toBe(String((NOW_MS - 23 * HOUR_MS) / 1000));
    expect(asked[0]?.params.get('end')).toBe(String(NOW_MS / 1000));
    expect(asked[0]?.params.get('step')).toBe('3600');
  });

  test('of more than 11,000 points is asked in parts that join without a gap or an overlap', async () => {
    const { capabilities, asked } = empty({ scrapeSeconds: 15 });
    await capabilities.requests(past(30 * 24, MINUTE_MS), asking());
    expect(asked).toHaveLength(4);
    const parts = asked
      .map(({ params }) => [Number(params.get('start')), Number(params.get('end'))] as const)
      .sort((a, b) => a[0] - b[0]);
    for (const [start, end] of parts) expect((end - start) / 60).toBeLessThanOrEqual(11_000);
    for (const [i, [start]] of parts.entries()) if (i > 0) expect(start).toBe((parts[i - 1]?.[1] ?? 0) + 60);
    expect(parts.at(-1)?.[1]).toBe(NOW_MS / 1000);
  });

  test('of very many points is asked more coarsely, and says so', async () => {
    const { capabilities, asked } = empty({ scrapeSeconds: 15 });
    const { notices, window } = await capabilities.requests(past(365 * 24, MINUTE_MS), asking());
    expect(asked.length).toBeLessThanOrEqual(7);
    expect(Number(asked[0]?.params.get('step')) % 60).toBe(0);
    expect(notices[0]).toContain('instead of 60 s');
    expect(window?.endMs).toBeLessThanOrEqual(NOW_MS);
  });

  test('never has buckets of fewer than four scrapes', () => {
    const span = {
      kind: 'past',
      window: { startMs: NOW_MS - HOUR_MS, endMs: NOW_MS },
      bucketMs: MINUTE_MS,
    } as const;
    expect(queryTimes({ span, scrapeMs: MINUTE_MS, nowMs: NOW_MS }).bucketMs).toBe(4 * MINUTE_MS);
    expect(queryTimes({ span, scrapeMs: 15_000, nowMs: NOW_MS }).bucketMs).toBe(MINUTE_MS);
  });
});

describe('a live question', () => {
  test('has the same URL whenever it is asked', async () => {
    const { capabilities, asked } = empty();
    await capabilities.requests(live(), asking(NOW_MS));
    await capabilities.requests(live(), asking(NOW_MS + 7 * MINUTE_MS + 321));
    expect(asked[0]?.href).toBe(asked[1]?.href);
    expect(asked[0]?.path).toBe('api/v1/query');
    expect([...(asked[0]?.params.keys() ?? [])]).toEqual(['query']);
    expect(asked[0]?.params.get('query')).toMatch(/^\(.*\)\[6h:5m\]$/s);
  });

  test('leaves out the bucket whose last scrape may still be on its way', async () => {
    const at = (ms: number) => [ms / 1000, '10'] as const;
    const metric = { holdfast_part: 'all', job: 'shop', version: '2.4.0' };
    const { capabilities } = wire(() =>
      matrix([{ metric, values: [at(NOW_MS - 10 * MINUTE_MS), at(NOW_MS - 5 * MINUTE_MS), at(NOW_MS)] }]),
    );
    const early = await capabilities.requests(live(), asking(NOW_MS + 30_000));
    expect(early.window?.endMs).toBe(NOW_MS - 5 * MINUTE_MS);
    expect([...(early.items[0]?.startMs ?? [])].at(-1)).toBe(NOW_MS - 10 * MINUTE_MS);
    const settled = await capabilities.requests(live(), asking(NOW_MS + 60_000));
    expect([...(settled.items[0]?.startMs ?? [])].at(-1)).toBe(NOW_MS - 5 * MINUTE_MS);
  });

  test('puts steps that are not aligned to the clock into the nearest bucket, and says so', async () => {
    const metric = { holdfast_part: 'all', job: 'shop', version: '2.4.0' };
    const { capabilities } = wire(() =>
      matrix([{ metric, values: [[(NOW_MS - 10 * MINUTE_MS + 41_000) / 1000, '10']] }]),
    );
    const { items, notices } = await capabilities.requests(live(), asking(NOW_MS + 90_000));
    expect([...(items[0]?.startMs ?? [])]).toEqual([NOW_MS - 15 * MINUTE_MS]);
    expect(notices.some((text) => text.includes('does not align its steps'))).toBe(true);
  });

  test('never asks for more than 2,000 points', () => {
    const span = { kind: 'live', lengthMs: 30 * DAY_MS, bucketMs: 5 * MINUTE_MS } as const;
    const times = queryTimes({ span, scrapeMs: MINUTE_MS, nowMs: NOW_MS });
    expect((30 * DAY_MS) / times.bucketMs).toBeLessThanOrEqual(2000);
    expect(times.notices).toHaveLength(1);
  });
});

describe('a question', () => {
  test('is one query for failures and totals together', async () => {
    const { capabilities, asked } = empty();
    await capabilities.requests(live(), asking());
    expect(asked).toHaveLength(1);
    const query = asked[0]?.params.get('query') ?? '';
    expect(query).toContain('increase(http_requests_total{job=~"accounts|payments|shop",code=~"5.."}[5m])');
    expect(query).toContain('increase(http_requests_total{job=~"accounts|payments|shop"}[5m])');
    expect(query).toContain('sum by (job, version, platform)');
  });

  test('that would make a long URL goes as a form', async () => {
    const extraMatchers = Array.from({ length: 40 }, (_, i) => `label_with_a_long_name_${i}!="nothing"`);
    const { capabilities, asked } = empty({ extraMatchers });
    await capabilities.requests(live(), asking());
    expect(asked[0]?.method).toBe('POST');
    expect(asked[0]?.params.get('query')).toContain('label_with_a_long_name_39');
    expect(asked[0]?.href).not.toContain('?');
  });

  test('about an environment carries all its spellings, where a label is set', async () => {
    const { capabilities, asked } = empty({ environmentLabel: 'env' });
    await capabilities.requests(live(), asking());
    expect(asked[0]?.params.get('query')).toContain('env=~"prod|production"');
  });

  test('links to the server’s own screen with the expression that can be drawn there', async () => {
    const { capabilities } = empty({}, 'https://metrics.example/prometheus/');
    const { receipts } = await capabilities.requests(live(), asking());
    const url = new URL(receipts[0]?.vendorUrl ?? '');
    expect(url.pathname).toBe('/prometheus/graph');
    expect(url.searchParams.get('g0.expr')).toMatch(/^label_replace/);
    expect(url.searchParams.get('g0.expr')).not.toContain('[6h:5m]');
    expect(url.searchParams.get('g0.tab')).toBe('0');
    expect(receipts[0]?.query).toContain('[6h:5m]');
  });

  test('joins the version from an info metric so that two versions on a target are no error', async () => {
    const { capabilities, asked } = empty({ preset: 'otel-http' });
    await capabilities.requests(live(), asking());
    const query = asked[0]?.params.get('query') ?? '';
    expect(query).toContain(
      'group_left (service_version) topk by (job, instance) (1, last_over_time(target_info[5m]))',
    );
    expect(query).toContain('unless on (job, instance) last_over_time(target_info[5m])');
  });
});
