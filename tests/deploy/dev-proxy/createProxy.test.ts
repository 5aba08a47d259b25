import { once } from 'node:events';
import type { IncomingMessage, RequestListener } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createProxy } from '../../../deploy/dev-proxy/createProxy.ts';
import { readTargets } from '../../../deploy/dev-proxy/readTargets.ts';
import { sendRaw, startServer, type RunningServer } from './startServer.ts';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A source that records what reached it and answers with `reply`. */
async function startSource(reply: RequestListener = (_request, answer) => answer.end('{}')) {
  const seen: Seen[] = [];
  const running = await startServer((request, answer) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      reply(request, answer);
    });
  });
  return { seen, running, url: running.url, [Symbol.asyncDispose]: () => running[Symbol.asyncDispose]() };
}

function startProxy(environment: Record<string, string>, timeoutMs = 30_000): Promise<RunningServer> {
  const proxy = createProxy({ targets: readTargets(environment), timeoutMs });
  return startServer((request, answer) => {
    proxy(request, answer, () => answer.writeHead(299).end('the app'));
  });
}

describe('what reaches the browser', () => {
  test('the answer about the asking user comes without the key that it tells', async () => {
    const told = JSON.stringify({ user: { id: 1, login: 'reader', api_key: 'made-up-key' } });
    await using source = await startSource((_request, answer) => {
      answer.writeHead(200, { 'content-type': 'application/json', 'content-length': told.length }).end(told);
    });
    await using proxy = await startProxy({ HOLDFAST_BOARD_URL: source.url });
    const answer = await fetch(`${proxy.url}/api/board/users/current.json`);
    expect(await answer.json()).toEqual({ user: { id: 1, login: 'reader', api_key: null } });
  });
});

describe('what reaches the source', () => {
  test('the path below its base and the search, byte for byte', async () => {
    await using source = await startSource();
    await using proxy = await startProxy({ HOLDFAST_MAIN_METRICS_URL: `${source.url}/prom/` });
    await sendRaw(proxy.url, '/api/main-metrics/api/v1/query?query=up%7Bjob%3D%22a%22%7D&time=1%2B1');
    expect(source.seen[0]?.url).toBe('/prom/api/v1/query?query=up%7Bjob%3D%22a%22%7D&time=1%2B1');
  });

  test('encoded names in the path, and its closing slash', async () => {
    await using source = await startSource();
    await using proxy = await startProxy({ HOLDFAST_SENTRY_URL: source.url });
    await sendRaw(proxy.url, '/api/sentry/api/0/releases/shop%402.4.0%2Bbuild%207/deploys/');
    expect(source.seen[0]?.url).toBe('/api/0/releases/shop%402.4.0%2Bbuild%207/deploys/');
  });

  test('the credentials of its variables, and no other source gets them', async () => {
    await using source = await startSource();
    await using other = await startSource();
    await using proxy = await startProxy({
      HOLDFAST_REDMINE_URL: source.url,
      HOLDFAST_REDMINE_AUTHORIZATION: 'Bearer made-up',
      HOLDFAST_REDMINE_HEADER_X_REDMINE_API_KEY: 'made-up-key',
      HOLDFAST_OTHER_URL: other.url,
    });
    await sendRaw(proxy.url, '/api/redmine/issues.json');
    await sendRaw(proxy.url, '/api/other/issues.json');
    expect(source.seen[0]?.headers).toMatchObject({
      authorization: 'Bearer made-up',
      'x-redmine-api-key': 'made-up-key',
    });
    expect(other.seen[0]?.headers).not.toHaveProperty('authorization');
    expect(other.seen[0]?.headers).not.toHaveProperty('x-redmine-api-key');
  });

  test("none of the browser's own credentials, whatever it sends", async () => {
    await using source = await startSource();
    await using proxy = await startProxy({ HOLDFAST_REDMINE_URL: source.url });
    await sendRaw(proxy.url, '/api/redmine/issues.json', {
      headers: {
        authorization: 'Basic made-up',
        cookie: 'session=1',
        'x-redmine-switch-user': 'admin',
        'x-redmine-api-key': 'k',
        'x-forwarded-host': 'elsewhere.example',
        accept: 'application/json',
      },
    });
    expect(Object.keys(source.seen[0]?.headers ?? {}).sort()).toEqual(['accept', 'connection', 'host']);
    expect(source.seen[0]?.headers.host).toBe(new URL(source.url).host);
  });

  test('the body of a question that is asked by POST', async () => {
    await using source = await startSource();
    await using proxy = await startProxy({ HOLDFAST_PROM_URL: source.url });
    const body = 'query=sum(rate(http_requests_total%5B5m%5D))';
    await sendRaw(proxy.url, '/api/prom/api/v1/query', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });
    expect(source.seen[0]).toMatchObject({ method: 'POST', body });
    expect(source.seen[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  });
});

describe('what is refused before it reaches the source', () => {
  test.each([
    '/api/s/%2e%2e/admin',
    '/api/s/../admin',
    '/api/s/a/%2E%2E%2Fadmin',
    '/api/s/..%2fadmin',
    '/api/s/%252e%252e/admin',
    '/api/s/%25252e%25252e/admin',
    '/api/s/a%2Fb',
    '/api/s/a%5c..%5cb',
    '/api/s//admin',
    '/api/s/..;/admin',
    '/api/s/a%00b',
    '/api/s/a%',
    '/api/s/./x',
  ])('%s', async (path) => {
    await using source = await startSource();
    await using proxy = await startProxy({ HOLDFAST_S_URL: source.url });
    expect((await sendRaw(proxy.url, path)).status).toBe(400);
    expect(source.seen).toEqual([]);
  });

  test.each([
    ['DELETE', '/api/s/issues/1.json'],
    ['PUT', '/api/s/api/v1/query'],
    ['PATCH', '/api/s/search'],
    ['OPTIONS', '/api/s/search'],
    ['POST', '/api/s/issues.json'],
    ['POST', '/api/s/api/v2/silences'],
    ['POST', '/api/s/api/v1/admin/tsdb/delete_series'],
    ['POST', '/api/s/rest/api/3/issue?x=/search'],
  ])('%s %s', async (method, path) => {
    await using source = await startSource();
    await using proxy = await startProxy({ HOLDFAST_S_URL: source.url });
    const answer = await sendRaw(proxy.url, path, { method });
    expect(answer.status).toBe(405);
    expect(source.seen).toEqual([]);
  });

  test.each([
    'api/v1/query',
    'api/v1/query_range',
    'api/v1/series',
    'api/v1/labels',
    'rest/api/2/search',
    'rest/api/3/search/jql',
    'rest/api/3/changelog/bulkfetch',
    'rest/api/3/search/approximate-count',
  ])('but POST to %s is a question and passes', async (path) => {
    await using source = await startSource();
    await using proxy = await startProxy({ HOLDFAST_S_URL: source.url });
    expect((await sendRaw(proxy.url, `/api/s/${path}`, { method: 'POST' })).status).toBe(200);
  });

  test.each(['cross-site', 'same-site'])('a %s page that wants to use our credentials', async (site) => {
    await using source = await startSource();
    await using proxy = await startProxy({ HOLDFAST_S_URL: source.url });
    const answer = await sendRaw(proxy.url, '/api/s/x', { headers: { 'sec-fetch-site': site } });
    expect(answer.status).toBe(403);
    expect(source.seen).toEqual([]);
  });

  test('an unknown source, with the variable that is missing', async () => {
    await using proxy = await startProxy({});
    const answer = await sendRaw(proxy.url, '/api/error-tracker/x');
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.body)).toEqual({
      error: 'Unknown source: HOLDFAST_ERROR_TRACKER_URL is not set for the proxy.',
    });
  });

  test.each(['/api', '/api/', '/api/A/x', '/api/_x/y', '/api?x'])(
    '%s, which names no source',
    async (path) => {
      await using proxy = await startProxy({});
      expect((await sendRaw(proxy.url, path)).status).toBe(404);
    },
  );

  test.each(['/', '/apiary', '/r/2.4.0?x=/api/s/y'])('%s is left to the app', async (path) => {
    await using proxy = await startProxy({});
    expect((await sendRaw(proxy.url, path)).body).toBe('the app');
  });
});

describe('what comes back', () => {
  test('status, body and the headers about limits, pages and time', async () => {
    await using source = await startSource((_request, answer) => {
      answer.writeHead(429, {
        'Retry-After': '7',
        Link: '<https://x.example/?cursor=1>; rel="next"; results="false"',
        'X-RateLimit-Remaining': '0',
        Date: 'Mon, 02 Mar 2026 10:00:00 GMT',
        'Content-Type': 'application/json',
      });
      answer.end('{"detail":"slow down"}');
    });
    await using proxy = await startProxy({ HOLDFAST_S_URL: source.url });
    const answer = await sendRaw(proxy.url, '/api/s/x');
    expect(answer).toMatchObject({ status: 429, body: '{"detail":"slow down"}' });
    expect(answer.headers).toMatchObject({
      'retry-after': '7',
      link: '<https://x.example/?cursor=1>; rel="next"; results="false"',
      'x-ratelimit-remaining': '0',
      date: 'Mon, 02 Mar 2026 10:00:00 GMT',
    });
  });

  test('a Date, also from a source that sends none', async () => {
    await using source = await startSource((_request, answer) => {
      answer.sendDate = false;
      answer.end('{}');
    });
    await using proxy = await startProxy({ HOLDFAST_S_URL: source.url });
    expect((await sendRaw(proxy.url, '/api/s/x')).headers.date).toMatch(/ GMT$/);
  });

  test('nothing that would set a cookie, open our answers to others or act on our origin', async () => {
    await using source = await startSource((_request, answer) => {
      answer.writeHead(401, {
        'Set-Cookie': 'a=1',
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Credentials': 'true',
        'WWW-Authenticate': 'Basic realm="x"',
        'Strict-Transport-Security': 'max-age=1',
        'Clear-Site-Data': '"*"',
      });
      answer.end('no');
    });
    await using proxy = await startProxy({ HOLDFAST_S_URL: source.url });
    const { headers, status } = await sendRaw(proxy.url, '/api/s/x');
    expect(status).toBe(401);
    for (const name of [
      'set-cookie',
      'access-control-allow-origin',
      'access-control-allow-credentials',
      'www-authenticate',
      'strict-transport-security',
      'clear-site-data',
    ]) {
      expect(headers).not.toHaveProperty(name);
    }
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('502 in plain words for a source that is not there', async () => {
    const gone = await startSource();
    await gone[Symbol.asyncDispose]();
    await using proxy = await startProxy({
      HOLDFAST_S_URL: gone.url,
      HOLDFAST_S_AUTHORIZATION: 'Bearer made-up',
    });
    const answer = await sendRaw(proxy.url, '/api/s/x');
    expect(answer.status).toBe(502);
    expect(JSON.parse(answer.body)).toEqual({ error: 'The source could not be reached (ECONNREFUSED).' });
  });

  test('502 for a redirect, without the address that it names', async () => {
    await using source = await startSource((_request, answer) => {
      answer.writeHead(302, { Location: 'https://login.example/?token=made-up' }).end();
    });
    await using proxy = await startProxy({ HOLDFAST_S_URL: source.url });
    const answer = await sendRaw(proxy.url, '/api/s/x');
    expect(answer.status).toBe(502);
    expect(answer.headers).not.toHaveProperty('location');
    expect(answer.body).not.toContain('made-up');
  });

  test('504 for a source that stays silent', async () => {
    await using source = await startSource(() => undefined);
    await using proxy = await startProxy({ HOLDFAST_S_URL: source.url }, 40);
    const answer = await sendRaw(proxy.url, '/api/s/x');
    expect(answer.status).toBe(504);
    expect(JSON.parse(answer.body)).toEqual({ error: 'The source did not answer within 0.04 seconds.' });
  });

  test('a broken connection, not a shorter answer, when the source breaks off', async () => {
    await using source = await startSource((request, answer) => {
      answer.writeHead(200, { 'Content-Length': '1000' });
      answer.write('[1,2', () => request.socket.destroy());
    });
    await using proxy = await startProxy({ HOLDFAST_S_URL: source.url });
    await expect(sendRaw(proxy.url, '/api/s/x')).rejects.toThrow();
  });

  test('a client that goes away ends the request at the source', async () => {
    const { promise: sourceGaveUp, resolve: giveUp } = Promise.withResolvers<void>();
    const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
    await using source = await startServer((request) => {
      request.socket.on('close', () => {
        giveUp();
      });
      reach();
    });
    await using proxy = await startProxy({ HOLDFAST_S_URL: source.url });
    const client = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    await once(client, 'connect');
    client.write('GET /api/s/x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    await reached;
    client.destroy();
    await sourceGaveUp;
  });
});
