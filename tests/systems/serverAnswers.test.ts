import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { SourceRequest } from '../../src/engine/adapters/transport/request.ts';
import { createRequestSource } from '../../src/engine/adapters/transport/requestSource.ts';
import { SourceError, type SourceErrorFacts } from '../../src/engine/adapters/transport/sourceError.ts';
import { freePort } from './servers/freePort.ts';
import { startProxy, type RunningProxy } from './servers/startProxy.ts';

const systems = inject('systems');
const signal = AbortSignal.timeout(60_000);

function sourceBehind(proxyUrl: string, sourceId: string) {
  return createRequestSource({
    sourceId,
    baseUrl: `${proxyUrl}/api/${sourceId}`,
    fetch,
    clock: { nowMs: () => Date.now() },
    random: () => 0,
  });
}

async function failureOf(
  proxyUrl: string,
  sourceId: string,
  request: Omit<SourceRequest, 'signal'>,
): Promise<SourceErrorFacts> {
  const asked = sourceBehind(proxyUrl, sourceId)({ ...request, signal });
  const failure: unknown = await asked.then(
    (answer) => new Error(`Answered with ${answer.status}.`),
    (cause: unknown) => cause,
  );
  if (failure instanceof SourceError) return failure.facts;
  throw failure;
}

const query = (text: string, extra: Record<string, string> = {}): Omit<SourceRequest, 'signal'> => ({
  path: 'api/v1/query',
  search: new URLSearchParams({ query: text, ...extra }),
});

describe.each(['metrics', 'metrics-two'])('PromQL server behind /api/%s', (sourceId) => {
  const isPrometheus = sourceId === 'metrics';

  test('a query with a fault in it is refused, in the server’s own words', async () => {
    const facts = await failureOf(systems.proxyUrl, sourceId, query('sum by (('));
    expect(facts).toMatchObject({ kind: 'refused', status: isPrometheus ? 400 : 422 });
    expect(facts.vendorText).toMatch(isPrometheus ? /^bad_data: .*parse error/ : /sum by/);
  });

  test('a range with too many points is refused in words that say so', async () => {
    const endS = Math.floor(systems.shiftMs / 1000) + 1_790_000_000;
    const facts = await failureOf(systems.proxyUrl, sourceId, {
      path: 'api/v1/query_range',
      search: new URLSearchParams({
        query: 'app_build_info',
        start: String(endS - 40_000),
        end: String(endS),
        step: '1',
      }),
    });
    expect(facts).toMatchObject({ kind: 'refused', status: isPrometheus ? 400 : 422 });
    expect(facts.vendorText).toMatch(isPrometheus ? /11,000 points/ : /too many points/);
  });

  test('an unknown path is not found', async () => {
    const facts = await failureOf(systems.proxyUrl, sourceId, { path: 'api/v1/nothing-here' });
    expect(facts).toMatchObject({
      kind: isPrometheus ? 'not-found' : 'refused',
      status: isPrometheus ? 404 : 400,
    });
  });

  test('an unknown metric is an empty answer, not an error', async () => {
    const answer = await sourceBehind(
      systems.proxyUrl,
      sourceId,
    )({ ...query('no_such_metric_total'), signal });
    expect(answer.json()).toMatchObject({ status: 'success', data: { resultType: 'vector', result: [] } });
  });
});

describe('Prometheus', () => {
  test('a question without a unique match is refused as an execution error', async () => {
    const facts = await failureOf(
      systems.proxyUrl,
      'metrics',
      query('http_requests_total / on (job) http_requests_total'),
    );
    expect(facts).toMatchObject({ kind: 'refused', status: 422 });
    expect(facts.vendorText).toMatch(/^execution: /);
  });

  test('its own time limit is a fault of the source', async () => {
    const slow = 'sum(rate(http_requests_total[1h]))[14d:1m]';
    const facts = await failureOf(systems.proxyUrl, 'metrics', query(slow, { timeout: '1ms' }));
    expect(facts).toMatchObject({ kind: 'vendor-fault' });
    // 503 while it computes, 422 while it still reads the series.
    expect(`${String(facts.status)} ${facts.vendorText ?? ''}`).toMatch(
      /^(?:503 timeout: |422 execution: .*context deadline exceeded)/,
    );
  });
});

describe('Alertmanager', () => {
  test('a filter that cannot be read is refused in its words, which come as a bare JSON string', async () => {
    const search = new URLSearchParams({ filter: '{{{' });
    const facts = await failureOf(systems.proxyUrl, 'alerts', { path: 'api/v2/alerts', search });
    expect(facts).toMatchObject({ kind: 'refused', status: 400 });
    expect(facts.vendorText).toMatch(/bad matcher/);
  });
});

describe('Redmine', () => {
  let wrongKey: RunningProxy;
  beforeAll(async () => {
    wrongKey = await startProxy({
      HOLDFAST_BOARD_URL: systems.redmineUrl,
      HOLDFAST_BOARD_HEADER_X_REDMINE_API_KEY: 'f'.repeat(40),
    });
  });
  afterAll(() => wrongKey.stop());

  test('a wrong key is unauthorized where Redmine says so', async () => {
    const facts = await failureOf(wrongKey.url, 'board', { path: 'users/current.json' });
    expect(facts).toMatchObject({ kind: 'unauthorized', status: 401 });
  });

  test('a wrong key gets an empty list with 200: the trap that the adapter has to see', async () => {
    const search = new URLSearchParams({ status_id: '*' });
    const answer = await sourceBehind(wrongKey.url, 'board')({ path: 'issues.json', search, signal });
    expect(answer.json()).toMatchObject({ issues: [], total_count: 0 });
  });

  test('a date that is none is refused', async () => {
    const search = new URLSearchParams({ status_id: '*', updated_on: '>=yesterday' });
    const facts = await failureOf(systems.proxyUrl, 'board', { path: 'issues.json', search });
    expect(facts).toMatchObject({ kind: 'refused', status: 422 });
  });

  test('an unknown ticket is not found', async () => {
    const facts = await failureOf(systems.proxyUrl, 'board', { path: 'issues/999999.json' });
    expect(facts).toMatchObject({ kind: 'not-found', status: 404 });
  });
});

describe('the proxy', () => {
  test('a source that does not run is a fault of the source, and the sentence says why', async () => {
    const silent = await startProxy({ HOLDFAST_METRICS_URL: `http://127.0.0.1:${await freePort()}` });
    try {
      const facts = await failureOf(silent.url, 'metrics', query('up'));
      expect(facts).toMatchObject({ kind: 'vendor-fault', status: 502 });
      expect(facts.vendorText).toMatch(/could not be reached \(ECONNREFUSED\)/);
    } finally {
      await silent.stop();
    }
  });

  test('a source nobody configured is not found, and the sentence names the variable', async () => {
    const facts = await failureOf(systems.proxyUrl, 'helpdesk', { path: 'tickets' });
    expect(facts).toMatchObject({ kind: 'not-found', status: 404 });
    expect(facts.vendorText).toContain('HOLDFAST_HELPDESK_URL');
  });
});
