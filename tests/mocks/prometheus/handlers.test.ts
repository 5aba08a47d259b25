import { getResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { handlers } from '../../../mocks/vendors/prometheus/handlers.ts';
import { simulate } from '../../../mocks/world/simulate.ts';
import { requestTruth } from '../../../mocks/world/truth.ts';

const NOW_MS = Date.UTC(2026, 10, 20, 10, 0, 0);
const HOUR_MS = 3_600_000;
const world = simulate({ scenario: 'steady', seed: 7, storyNowMs: NOW_MS });
const mock = handlers(
  { world, nowMs: () => NOW_MS },
  { base: '/api/metrics', services: ['shop', 'accounts'] },
);

async function call(
  path: string,
  params: Readonly<Record<string, string>> = {},
  method: 'GET' | 'POST' = 'GET',
) {
  const search = new URLSearchParams(params);
  const url = `https://holdfast.invalid/api/metrics/api/v1/${path}`;
  const request =
    method === 'GET' ? new Request(`${url}?${search}`) : new Request(url, { method: 'POST', body: search });
  const response = await getResponse(mock, request);
  if (response === undefined) throw new Error(`nobody answers ${path}`);
  const body = z
    .looseObject({ status: z.string(), data: z.unknown() })
    .parse({ data: null, ...z.looseObject({}).parse(await response.json()) });
  return { status: response.status, body };
}

const vector = z.object({
  result: z.array(
    z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) }),
  ),
});
const texts = z.array(z.string());

describe('the API', () => {
  test('answers the same to a GET and to a form', async () => {
    const params = { query: 'sum by (version) (increase(http_requests_total{job="shop"}[1h]))' };
    expect((await call('query', params, 'POST')).body).toEqual((await call('query', params)).body);
    const range = {
      ...params,
      start: String((NOW_MS - 6 * HOUR_MS) / 1000),
      end: String(NOW_MS / 1000),
      step: '1h',
    };
    const asGet = (await call('query_range', range)).body;
    expect((await call('query_range', range, 'POST')).body).toEqual(asGet);
    expect(JSON.stringify(asGet)).toContain('"matrix"');
  });

  test('takes times as seconds and as RFC 3339', async () => {
    const query = 'sum(http_requests_total)';
    const bySeconds = await call('query', { query, time: String((NOW_MS - HOUR_MS) / 1000) });
    const byText = await call('query', { query, time: new Date(NOW_MS - HOUR_MS).toISOString() });
    expect(bySeconds.body).toEqual(byText.body);
    expect((await call('query', { query, time: 'yesterday' })).status).toBe(400);
  });

  test('tells errors in the envelope', async () => {
    expect(await call('query', { query: 'sum(' })).toMatchObject({
      status: 400,
      body: { status: 'error', errorType: 'bad_data' },
    });
    const manyToMany =
      'http_requests_total * on (job) group_left (version) app_build_info offset 1d + on (job) app_build_info';
    expect(await call('query', { query: manyToMany })).toMatchObject({
      status: 422,
      body: { status: 'error', errorType: 'execution' },
    });
  });

  test('names labels, their values, and series', async () => {
    const match = { 'match[]': 'http_requests_total{job="shop"}' };
    expect(texts.parse((await call('labels', match)).body.data)).toEqual([
      '__name__',
      'code',
      'handler',
      'job',
      'journey',
      'platform',
      'version',
    ]);
    expect(texts.parse((await call('label/job/values')).body.data)).toEqual(['accounts', 'blackbox', 'shop']);
    expect(texts.parse((await call('label/journey/values', match)).body.data).length).toBeGreaterThanOrEqual(
      2,
    );
    const window = { start: String((NOW_MS - HOUR_MS) / 1000), end: String(NOW_MS / 1000) };
    const now = texts.parse((await call('label/version/values', { ...match, ...window })).body.data);
    const ever = texts.parse((await call('label/version/values', match)).body.data);
    expect(now.length).toBeGreaterThanOrEqual(1);
    expect(ever.length).toBeGreaterThan(now.length);
  });

  test('splits requests by endpoint where that is asked for, into parts that add up exactly', async () => {
    const of = async (query: string) => {
      const { result } = vector.parse((await call('query', { query })).body.data);
      return result.map(({ metric, value }) => ({ metric, count: Number(value[1]) }));
    };
    const increase = 'increase(http_requests_total{job="shop",code="500"}[1d])';
    const whole = await of(`sum by (version, journey) (${increase})`);
    const parts = await of(`sum by (version, journey, handler) (${increase})`);
    expect(whole.length).toBeGreaterThan(0);
    for (const { metric, count } of whole) {
      const own = parts.filter(
        (part) =>
          part.metric['version'] === metric['version'] && part.metric['journey'] === metric['journey'],
      );
      expect(own.length).toBeGreaterThan(1);
      expect(own.reduce((sum, part) => sum + part.count, 0)).toBeCloseTo(count, 6);
    }
  });

  test('has an error series for a version only once it failed', async () => {
    const { data } = (
      await call('query', {
        query: 'count by (version, platform, journey) (http_requests_total{job="shop",code="500"})',
      })
    ).body;
    for (const { metric } of vector.parse(data).result) {
      const { platform, journey, version } = metric;
      if ((platform !== 'web' && platform !== 'mobile') || journey === undefined || version === undefined)
        throw new Error('labels are missing');
      const truth = requestTruth(world, {
        service: 'shop',
        version,
        platform,
        journey,
        window: { startMs: world.startMs, endMs: NOW_MS },
      });
      expect(truth.failed).toBeGreaterThan(0);
    }
  });

  test('counts rejected requests as neither failed nor forgotten', async () => {
    const since = { startMs: NOW_MS - 24 * HOUR_MS, endMs: NOW_MS };
    const truth = requestTruth(world, { service: 'shop', window: since });
    const { data } = (
      await call('query', { query: 'sum by (code) (increase(http_requests_total{job="shop"}[1d]))' })
    ).body;
    const byCode = new Map(
      vector.parse(data).result.map(({ metric, value }) => [metric['code'], Number(value[1])]),
    );
    expect((byCode.get('404') ?? 0) / truth.rejected).toBeCloseTo(1, 1);
    expect((byCode.get('200') ?? 0) / (truth.total - truth.rejected - truth.failed)).toBeCloseTo(1, 1);
  });

  test('has cumulative histograms whose last bucket is the count', async () => {
    const of = async (name: string) =>
      Number(vector.parse((await call('query', { query: `sum(${name})` })).body.data).result[0]?.value[1]);
    expect(await of('http_request_duration_seconds_bucket{job="shop",le="+Inf"}')).toBeCloseTo(
      await of('http_request_duration_seconds_count{job="shop"}'),
      3,
    );
    expect(await of('http_request_duration_seconds_bucket{job="shop",le="0.3"}')).toBeLessThan(
      await of('http_request_duration_seconds_bucket{job="shop",le="1.2"}'),
    );
  });

  test('tells its build, and knows what its metrics are', async () => {
    expect((await call('status/buildinfo')).body.data).toMatchObject({ version: '3.8.1' });
    expect((await call('metadata')).body.data).toMatchObject({ http_requests_total: [{ type: 'counter' }] });
  });

  test('does not know services of other companies', async () => {
    expect((await call('query', { query: 'sum(http_requests_total{job="payments"})' })).body.data).toEqual({
      resultType: 'vector',
      result: [],
    });
  });
});
