import { mkdirSync, mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { createRequestSource } from '../../src/engine/adapters/transport/requestSource.ts';
import { createSourceTraffic } from '../../src/engine/adapters/transport/sourceTraffic.ts';
import { sendRaw, type RawAnswer } from '../deploy/dev-proxy/startServer.ts';
import { startNginx, type RunningNginx } from './servers/startNginx.ts';
import { startRelay, type Relay } from './servers/startRelay.ts';

const { prometheusUrl } = inject('systems');
/** What a careless administrator might have for a token: everything that means something to nginx. */
const token = "Bearer a$b${dollar}c\"d\\e;f{g}#h 'i'";

let dist: string;
let metrics: Relay;
let tickets: Server;
let nginx: RunningNginx;
const ticketHeaders: (string | undefined)[] = [];

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'holdfast-dist-'));
  chmodSync(dist, 0o755);
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Holdfast</title>');
  metrics = await startRelay(prometheusUrl);
  tickets = await startTickets();
  const address = tickets.address();
  if (address === null || typeof address === 'string') throw new Error('The tickets have no port.');
  nginx = await startNginx({
    dist,
    settings: {
      sources: [
        { id: 'metrics', vendor: 'prometheus', url: '/api/metrics/' },
        { id: 'tickets', vendor: 'jira', url: '/api/tickets/' },
      ],
    },
    variables: {
      HOLDFAST_METRICS_URL: metrics.url,
      HOLDFAST_TICKETS_URL: `http://127.0.0.1:${address.port}/jira`,
      HOLDFAST_TICKETS_AUTHORIZATION: token,
    },
    // Live answers stay fresh for a second and a dead source rests for three: a test need not wait for real intervals.
    times: { refreshSeconds: 1, answerWithinSeconds: 2, restSeconds: 3 },
  });
});
afterAll(async () => {
  await nginx.stop();
  await metrics.stop();
  await new Promise((resolve) => {
    tickets.close(resolve);
    tickets.closeAllConnections();
  });
  rmSync(dist, { recursive: true, force: true });
});

/** A tracker that answers with what it was asked, and with everything that must not get through. */
async function startTickets(): Promise<Server> {
  const server = createServer((request, answer) => {
    ticketHeaders.push(request.headers.authorization);
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const url = request.url ?? '';
      if (url.includes('myself')) {
        answer
          .writeHead(302, { location: 'https://login.example/' })
          .end('<a href="https://login.example/">');
        return;
      }
      if (url.includes('field')) {
        answer.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end('{"message":"who?"}');
        return;
      }
      answer.writeHead(200, {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        'set-cookie': 'session=1',
        'access-control-allow-origin': '*',
        'strict-transport-security': 'max-age=1',
        'x-accel-redirect': '/index.html',
        'cache-control': 'max-age=9999',
        vary: '*',
        age: '7',
      });
      answer.end(
        gzipSync(JSON.stringify({ url, type: request.headers['content-type'], size: body.length, body })),
      );
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

const ask = (query: string) =>
  sendRaw(nginx.url, `/api/metrics/api/v1/query?${new URLSearchParams({ query })}`);

function ageOf({ headers }: { readonly headers: Record<string, unknown> }): number {
  return Date.parse(String(headers['date'])) - Date.parse(String(headers['x-data-date']));
}

/** Asks until an answer is as wanted: the cache counts in whole seconds. */
function until<T>(what: () => Promise<T>, ms = 30_000): Promise<T> {
  return vi.waitFor(what, { timeout: ms, interval: 200 });
}

describe('a source that dies', () => {
  test.each([
    ['cuts every connection', 'refuse' as const],
    ['answers 503', { status: 503 } as const],
    ['answers 429', { status: 429 } as const],
    ['hangs', 'hang' as const],
  ])(
    'and %s: the last answer is still given, with its true and growing age, and replaced when it is back',
    async (name, mood) => {
      const query = `vector(${name.length})`;
      metrics.setMood('pass');
      const before = await until(async () => {
        const answer = await ask(query);
        expect(answer.status).toBe(200);
        expect(ageOf(answer)).toBeLessThanOrEqual(2000);
        return answer;
      });
      metrics.setMood(mood);
      const old = await until(async () => {
        const answer = await ask(query);
        expect(answer.headers['x-cache']).toBe('STALE');
        expect(ageOf(answer)).toBeGreaterThanOrEqual(4000);
        return answer;
      });
      expect(old.status).toBe(200);
      expect(old.body).toBe(before.body);
      expect(Date.parse(String(old.headers['x-data-date']))).toBeLessThan(Date.now() - 3000);

      const traffic = createSourceTraffic();
      const source = createRequestSource({
        sourceId: 'metrics',
        baseUrl: `${nginx.url}/api/metrics/`,
        fetch,
        clock: { nowMs: () => Date.now() },
        random: () => 0,
        traffic,
      });
      const { receipt } = await source({
        path: 'api/v1/query',
        search: new URLSearchParams({ query }),
        signal: AbortSignal.timeout(10_000),
      });
      expect(Date.now() - receipt.asOfMs).toBeGreaterThanOrEqual(4000);
      expect(Date.now() - (traffic.current().lastSuccessAtMs ?? 0)).toBeGreaterThanOrEqual(4000);

      metrics.setMood('pass');
      const after = await until(async () => {
        const answer = await ask(query);
        expect(ageOf(answer)).toBeLessThanOrEqual(2000);
        return answer;
      }, 40_000);
      expect(after.status).toBe(200);
    },
  );

  test('is not asked by every screen: a few times, then left alone', async () => {
    metrics.setMood({ status: 500 });
    metrics.take();
    const answers: RawAnswer[] = [];
    for (let round = 0; round < 30; round += 1) {
      const paths = Array.from(
        { length: 10 },
        (_, i) => `/api/metrics/api/v1/query?query=vector(9${round}${i})`,
      );
      answers.push(...(await Promise.all(paths.map((path) => sendRaw(nginx.url, path)))));
    }
    expect(metrics.take().length).toBeLessThanOrEqual(20);
    for (const { status, headers, body } of answers) {
      expect(status).toBe(502);
      expect(headers['content-type']).toContain('application/json');
      expect(JSON.parse(body)).toHaveProperty('error');
    }
    metrics.setMood('pass');
    await until(async () => expect((await ask('vector(3)')).status).toBe(200), 40_000);
  });
});

test('a token that is no longer accepted is told, although a good answer is kept', async () => {
  metrics.setMood('pass');
  await until(async () => expect((await ask('vector(7)')).status).toBe(200), 40_000);
  metrics.setMood({ status: 401 });
  await until(async () => expect((await ask('vector(7)')).status).toBe(401));
  metrics.take();
  for (let i = 0; i < 20; i += 1) expect((await ask('vector(7)')).status).toBe(401);
  // Kept for seconds: a thousand screens must not lock the account.
  expect(metrics.take().length).toBeLessThanOrEqual(1);
  metrics.setMood('pass');
  await until(async () => expect((await ask('vector(7)')).status).toBe(200));
});

test('a hundred screens that ask the same at once are one question', async () => {
  metrics.setMood('pass');
  metrics.take();
  const answers = await Promise.all(Array.from({ length: 100 }, () => ask('vector(100)')));
  expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
  expect(metrics.take()).toHaveLength(1);
});

describe('a question in a body', () => {
  const search = (jql: string) =>
    sendRaw(nginx.url, '/api/tickets/rest/api/3/search/jql', {
      method: 'POST',
      body: JSON.stringify({ jql }),
      headers: { 'content-type': 'text/html', 'content-length': String(JSON.stringify({ jql }).length) },
    });

  test('is answered from the cache only if it is the same to the byte', async () => {
    const [one, other, again] = [
      await search('project = A'),
      await search('project = B'),
      await search('project = A'),
    ];
    expect(JSON.parse(one.body)).toMatchObject({
      url: '/jira/rest/api/3/search/jql',
      type: 'application/json',
      body: '{"jql":"project = A"}',
    });
    expect(JSON.parse(other.body)).toMatchObject({ body: '{"jql":"project = B"}' });
    expect(again.headers['x-cache']).toBe('HIT');
    expect(again.body).toBe(one.body);
  });

  test('keeps apart what differs at the end of 60 KB, and is refused where it could no longer', async () => {
    const long = 'x'.repeat(60_000);
    const [one, other] = [await search(`${long}1`), await search(`${long}2`)];
    expect(JSON.parse(one.body).body).toContain('x1"');
    expect(JSON.parse(other.body).body).toContain('x2"');
    expect((await search('x'.repeat(66_000))).status).toBe(413);
  });
});

describe('what a source says beside its answer', () => {
  test('about its own origin does not reach ours, and cannot lead the proxy', async () => {
    const { headers, status, body } = await sendRaw(nginx.url, '/api/tickets/rest/api/3/status');
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ url: '/jira/rest/api/3/status' });
    for (const name of ['set-cookie', 'access-control-allow-origin', 'strict-transport-security', 'age']) {
      expect(headers[name], name).toBeUndefined();
    }
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-accel-redirect']).toBeUndefined();
  });

  test('a redirect is not followed past the proxy', async () => {
    const { status, headers, body } = await sendRaw(nginx.url, '/api/tickets/rest/api/3/myself');
    expect(status).toBe(502);
    expect(headers['location']).toBeUndefined();
    expect(JSON.parse(body).error).toContain('redirect');
  });

  test('a refusal is told with its words, without the login window of the browser', async () => {
    const { status, headers, body } = await sendRaw(nginx.url, '/api/tickets/rest/api/3/field');
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBeUndefined();
    expect(JSON.parse(body)).toEqual({ message: 'who?' });
  });

  test('the token arrives as it was written, and stands in no log', async () => {
    await sendRaw(nginx.url, '/api/tickets/rest/api/3/status?token');
    expect(new Set(ticketHeaders)).toEqual(new Set([token]));
    expect(nginx.errors()).not.toContain('a$b');
  });
});
