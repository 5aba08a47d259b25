import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from '../../scripts/launchChromium.ts';
import { securityHeaders } from '../../deploy/dev-proxy/securityHeaders.ts';
import type { OverviewBody } from '../../src/engine/answers/overviewBody.ts';
import { startEngine } from '../../src/engine/engine.ts';
import { sendRaw } from '../deploy/dev-proxy/startServer.ts';
import { buildApp, type BuiltApp } from './servers/buildApp.ts';
import { proxyVariables } from './servers/startApp.ts';
import { startNginx, type RunningNginx } from './servers/startNginx.ts';
import { startRelay, type Relay } from './servers/startRelay.ts';
import { systemsSettings } from './systemsSettings.ts';
import { steadyWorld } from './systemsWorld.ts';

const systems = inject('systems');
const world = steadyWorld();
const settings = systemsSettings(world, '');

let app: BuiltApp;
let nginx: RunningNginx;
/** What really reaches the three sources. */
let relays: Record<'metrics' | 'alerts' | 'board', Relay>;

beforeAll(async () => {
  app = await buildApp(settings);
  const [metrics, alerts, board] = await Promise.all([
    startRelay(systems.prometheusUrl),
    startRelay(systems.alertmanagerUrl),
    startRelay(systems.redmineUrl),
  ]);
  relays = { metrics, alerts, board };
  const variables = proxyVariables({
    ...systems,
    prometheusUrl: metrics.url,
    alertmanagerUrl: alerts.url,
    redmineUrl: board.url,
  });
  // The build's folder belongs to the tests' user; nginx runs as another one.
  app.open();
  nginx = await startNginx({ dist: app.folder, settings, variables });
});
afterAll(async () => {
  await nginx.stop();
  await Promise.all(Object.values(relays).map((relay) => relay.stop()));
  app.remove();
});

const takeAll = () => Object.values(relays).flatMap((relay) => relay.take());

async function overviewOf(origin: string, nowMs: number): Promise<OverviewBody> {
  const started = await startEngine(systemsSettings(world, origin), {
    fetch,
    clock: { nowMs: () => nowMs },
    random: () => 0.5,
  });
  if (started.kind === 'faults') throw new Error(JSON.stringify(started.faults));
  const question = { kind: 'overview' as const, view: { environment: null, service: null, baseline: null } };
  const { body } = await started.engine.settled(question, AbortSignal.timeout(120_000));
  if (!('rows' in body)) throw new Error('This is no overview.');
  return body;
}

describe('the app behind nginx, in Chromium', () => {
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  const answers: { readonly path: string; readonly status: number; readonly text: string }[] = [];
  const reading: Promise<void>[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(message.text());
    });
    // Answers that were given up half-way have no body to read.
    context.on('requestfinished', (request) => {
      const note = async () => {
        const response = await request.response();
        if (response === null) return;
        const text = JSON.stringify(await response.allHeaders()) + (await response.text().catch(() => ''));
        answers.push({ path: request.url().slice(nginx.url.length), status: response.status(), text });
      };
      reading.push(note());
    });
  });
  afterAll(() => browser.close());

  const open = (path: string) => page.goto(`${nginx.url}${path}`);
  const figure = (label: string) =>
    page
      .locator('main')
      .getByRole('button', { name: new RegExp(`^${label} of Shop 2\\.14\\.1:`) })
      .filter({ hasText: /\d/ });

  test('shows the figures of Prometheus beside those of Redmine', async () => {
    await open('/');
    await figure('Error rate').waitFor({ timeout: 60_000 });
    await figure('Incidents').waitFor({ timeout: 60_000 });
  });

  test.each(['/watch', '/trends', '/compare', '/verdicts', '/glossary'])(
    'opens %s directly and asks nothing that is refused',
    async (path) => {
      await open(path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.locator('main [data-reason="awaited"]').first().waitFor({ state: 'detached' });
    },
  );

  test('finds all three sources answering', async () => {
    await open('/sources');
    await page.getByText('All 3 sources answer.').waitFor();
    await page.getByText(/Prometheus 2\.\d+\S* answers/).waitFor();
  });

  test('got every answer it asked for, and none was a refusal', async () => {
    await Promise.all(reading);
    const asked = answers.filter(({ path }) => path.startsWith('/api/'));
    expect(asked.length).toBeGreaterThan(50);
    expect(answers.filter(({ status }) => status !== 200 && status !== 304)).toEqual([]);
  });

  test('never saw the key of Redmine, which Redmine got with each request', async () => {
    await Promise.all(reading);
    expect(answers.filter(({ text }) => text.includes(systems.redmineKey))).toEqual([]);
    const atRedmine = relays.board.take();
    // Redmine tells a user its own key here: it is struck out.
    expect(answers.find(({ path }) => path === '/api/board/users/current.json')?.text).toContain('"***"');
    expect(atRedmine.length).toBeGreaterThan(3);
    for (const { headers } of atRedmine) expect(headers['x-redmine-api-key']).toBe(systems.redmineKey);
  });

  test('wrote no error to the console: the policy lets all of it work', () => {
    expect(faults).toEqual([]);
  });
});

describe('the engine behind nginx', () => {
  test('reads the same overview as through the preview server', async () => {
    const nowMs = Date.now();
    const [behind, direct] = await Promise.all([
      overviewOf(nginx.url, nowMs),
      overviewOf(systems.proxyUrl, nowMs),
    ]);
    const figuresOf = ({ rows }: OverviewBody) =>
      rows.map(({ release, figures }) => [
        release.id,
        Object.entries(figures).map(([kpi, { reading }]) =>
          reading.kind === 'known' // Prometheus adds up in no fixed order.
            ? [kpi, reading.value.toPrecision(9), reading.sample]
            : [kpi, reading.reason],
        ),
      ]);
    expect(figuresOf(behind)).toEqual(figuresOf(direct));
    expect(behind.rows.length).toBeGreaterThan(3);
  });
});

describe('what the app does not ask', () => {
  const raw = (path: string, options = {}) => sendRaw(nginx.url, path, options);

  test.each([
    '/api/metrics/api/v1/admin/tsdb/snapshot',
    '/api/metrics/api/v1/series?match[]=up',
    '/api/metrics/api/v1/query/../status/config',
    '/api/metrics/api/v1/query/%2e%2e/status/config',
    '/api/metrics/api/v1/query%2f..%2fstatus%2fconfig',
    '/api/metrics/api/v1/label/..%2f..%2fstatus/values',
    '/api/metrics/api/v1/label/%2E%2E/values',
    '/api/metrics/api/v1/label/x%00/values',
    '/api/metrics/api/v1/label/x;y/values',
    '/api/metrics//api/v1/query?query=up',
    '/api/metrics/./api/v1/query?query=up',
    '/api/METRICS/api/v1/query?query=up',
    '/api/metrics/',
    '/api/',
    '/api/nobody/api/v1/query?query=up',
    '/x/..%2fapi/metrics/api/v1/status/config',
    '/x/%2e%2e/api/metrics/api/v1/status/config',
    '/api/board/users.json',
    '/api/board/issues/1/../../my/account',
    '/api/alerts/api/v2/silences',
    '/api/metrics/@evil.example/',
    '/api/metrics/api/v1/query%3fquery=up',
  ])('%s is refused and reaches no source', async (path) => {
    takeAll();
    const { status, body } = await raw(path);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain('<script');
    expect(takeAll()).toEqual([]);
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'TRACE'])(
    '%s is refused everywhere',
    async (method) => {
      takeAll();
      for (const path of [
        '/api/metrics/api/v1/query?query=up',
        '/api/board/issues.json',
        '/',
        '/assets/x.js',
      ]) {
        const answer = await raw(path, { method }).catch(() => ({ status: 400 }));
        expect(answer.status, path).toBeGreaterThanOrEqual(400);
      }
      expect(takeAll()).toEqual([]);
    },
  );

  test('POST reaches questions only', async () => {
    takeAll();
    const form = { method: 'POST', body: 'query=up' };
    expect((await raw('/api/board/issues.json', form)).status).toBe(404);
    expect((await raw('/api/alerts/api/v2/alerts', form)).status).toBe(404);
    expect((await raw('/', form)).status).toBeGreaterThanOrEqual(400);
    expect(takeAll()).toEqual([]);
    expect((await raw('/api/metrics/api/v1/query', form)).status).toBe(200);
    expect(takeAll()).toHaveLength(1);
  });

  test.each(['evil.example', '127.0.0.1.evil.example', 'evil.example:80'])(
    'the host name "%s" reads nothing',
    async (host) => {
      takeAll();
      for (const path of ['/', '/holdfast.json', '/api/metrics/api/v1/query?query=up']) {
        const { status, body } = await raw(path, { headers: { host } });
        expect([400, 421]).toContain(status);
        expect(body).not.toContain('Harbour');
      }
      expect(takeAll()).toEqual([]);
    },
  );

  test('a page of another origin cannot ask with our credentials', async () => {
    takeAll();
    for (const site of ['cross-site', 'same-site']) {
      const { status } = await raw('/api/board/issues.json', { headers: { 'sec-fetch-site': site } });
      expect(status).toBe(403);
    }
    expect(takeAll()).toEqual([]);
  });

  test('nothing of the client but its question reaches a source', async () => {
    takeAll();
    const headers = {
      authorization: 'Bearer mine',
      cookie: 'session=1',
      'x-redmine-api-key': 'mine',
      'x-redmine-switch-user': 'admin',
      'x-forwarded-for': '10.0.0.1',
      'user-agent': 'me',
      accept: 'text/html',
    };
    expect((await raw('/api/board/trackers.json?of=client', { headers })).status).toBe(200);
    const [seen] = relays.board.take();
    expect(seen?.path).toBe('/trackers.json?of=client');
    expect(seen?.headers).toEqual({
      host: new URL(relays.board.url).host,
      accept: 'application/json',
      'user-agent': 'Holdfast',
      'x-redmine-api-key': systems.redmineKey,
    });
  });

  test.each(['/.vite/manifest.json', '/.env', '/assets/.hidden', '/..%2fsecrets/board.conf', '/nginx.conf'])(
    'the file %s is not served',
    async (path) => {
      const { status, body } = await raw(path);
      if (status === 200) expect(body).toContain('<div id="root"');
      expect(body).not.toContain(systems.redmineKey);
      if (path.startsWith('/.') || path.startsWith('/assets')) expect([400, 404]).toContain(status);
    },
  );
});

describe('headers', () => {
  const head = async (path: string, headers: Record<string, string> = {}) =>
    (await sendRaw(nginx.url, path, { headers })).headers;

  test('of the page: the policy with the hashes of this very page, and no version of the server', async () => {
    const { headers, body } = await sendRaw(nginx.url, '/release/shop%402.14.1');
    for (const [name, value] of Object.entries(securityHeaders(body))) {
      expect(headers[name.toLowerCase()], name).toBe(value);
    }
    expect(headers['server']).toBe('nginx');
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  test('of files: named by their content for ever, everything else asked again', async () => {
    const page = await sendRaw(nginx.url, '/');
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page.body)?.[1] ?? '';
    expect((await head(script))['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await head('/'))['cache-control']).toBe('no-cache');
    expect((await head('/watch'))['cache-control']).toBe('no-cache');
    expect((await head('/holdfast.json'))['cache-control']).toBe('no-cache');
    expect((await head('/version.json'))['cache-control']).toBe('no-store');
    const packed = await head('/holdfast.schema.json', { 'accept-encoding': 'gzip' });
    expect(packed['content-encoding']).toBe('gzip');
    expect(packed['vary']).toBe('Accept-Encoding');
  });

  test('of a chunk that is missing: it may be there later', async () => {
    const { status, headers } = await sendRaw(nginx.url, '/assets/gone-1234.js');
    expect(status).toBe(404);
    expect(headers['cache-control']).toBe('no-cache');
  });

  test('of answers: packed, dated, kept by nobody else, and powerless as a page', async () => {
    const path = '/api/board/issue_statuses.json?once';
    const headers = await head(path, { 'accept-encoding': 'gzip' });
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['set-cookie']).toBeUndefined();
    // Redmine's server sends no Date: the inner hop does.
    expect(Date.parse(String(headers['x-data-date']))).toBeGreaterThan(Date.now() - 60_000);
    expect(headers['x-cache']).toBe('MISS');
    expect((await head(path))['x-cache']).toBe('HIT');
  });

  test('an answer is kept packed, and unpacked for those who cannot', async () => {
    const query = encodeURIComponent('sum by (__name__, version, job) (http_requests_total)');
    const path = `/api/metrics/api/v1/query?query=${query}`;
    const packed = await sendRaw(nginx.url, path, { headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['x-cache']).toBe('MISS');
    const plain = await sendRaw(nginx.url, path);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers['x-cache']).toBe('HIT');
    expect(JSON.parse(plain.body)).toMatchObject({ status: 'success' });
  });
});
