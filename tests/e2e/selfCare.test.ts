import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchFromWorld } from '../../mocks/node.ts';
import { buildApp, type BuiltApp } from '../systems/servers/buildApp.ts';
import { openBrowser, openPage, textOf } from './demoPage.ts';
import { startDeploymentServer, type DeploymentServer } from './deploymentServer.ts';

let browser: Browser;
let built: BuiltApp;
let server: DeploymentServer;
let page: Page;

beforeAll(async () => {
  const { demo: _, ...settings } = JSON.parse(
    readFileSync(new URL('../../public/holdfast.json', import.meta.url), 'utf8'),
  ) as { demo: unknown };
  [browser, built] = await Promise.all([openBrowser(), buildApp(settings)]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  built.remove();
});

beforeEach(async () => {
  const startMs = Date.now();
  const api = fetchFromWorld({ scenario: 'steady', seed: 7, storyNowMs: startMs, nowMs: () => Date.now() });
  server = await startDeploymentServer({ folder: built.folder, api });
});

afterEach(async () => {
  await page.context().close();
  await server.close();
});

/** A page whose timers the test can hurry. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
  page = await openPage(browser, options);
  await page.clock.install();
  await page.goto(server.url + path);
}

const withoutWorker: BrowserContextOptions = { serviceWorkers: 'block' };
const firstFigure = () => page.getByRole('button', { name: /^Error rate of .*: \d/ }).first();
const thisScreen = () => textOf(page.getByRole('region', { name: 'This screen' }));

async function untilReady(): Promise<void> {
  await firstFigure().waitFor();
  // Self-care begins three seconds after the first picture.
  await page.clock.runFor(4_000);
}

/** Lets time pass for the page's timers until something is so. */
async function pass(until: () => Promise<boolean> | boolean): Promise<void> {
  await vi.waitFor(
    async () => {
      await page.clock.runFor(10_000);
      expect(await until()).toBe(true);
    },
    { timeout: 40_000, interval: 50 },
  );
}

/** Makes the page ask for the server's version now, as after a pause of the network, and lets time pass. */
async function afterOnline(until: () => Promise<boolean> | boolean): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await pass(until);
}

const workerReady = () =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
const loads = () => server.asked.filter((path) => path === '/holdfast.json').length;
const keptAnswers = () =>
  page.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'holdfast-answers')) return 0;
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open('holdfast-answers');
      opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')));
      opening.addEventListener('success', () => {
        const counting = opening.result.transaction('answers').objectStore('answers').count();
        counting.addEventListener('success', () => {
          opening.result.close();
          resolve(counting.result);
        });
      });
    });
  });

describe('without a server', () => {
  test('it starts from its cache, and shows the last good figures with their age', async () => {
    await open('/');
    await untilReady();
    const shown = await firstFigure().getAttribute('aria-label');
    await pass(async () => (await keptAnswers()) > 10);
    await workerReady();
    await pass(() => page.evaluate(async () => (await caches.match('/holdfast.json')) !== undefined));
    server.state.down = true;
    await page.reload();
    await firstFigure().waitFor();
    expect(await firstFigure().getAttribute('aria-label')).toBe(shown);
    await page.getByRole('link', { name: 'Sources', exact: true }).click();
    await page.getByRole('region', { name: 'This screen' }).waitFor();
    await pass(async () => (await thisScreen()).includes('It can start without its server'));
    expect(await thisScreen()).toMatch(/answers \(\d.* MB\) would outlive a reload/);
    server.state.down = false;
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.clock.runFor(30_000);
    await page.getByText(/^All \d+ sources answer/).waitFor();
  });

  test('what the server has deleted is still there for a page that is open', async () => {
    await open('/');
    await untilReady();
    await workerReady();
    server.state.missing = /^\/assets\//;
    await page.getByRole('link', { name: 'Glossary', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /glossary|words/i }).waitFor();
  });
});

test('a missing file of an older version is told in words, and a reload brings it', async () => {
  page = await openPage(browser, withoutWorker);
  server.state.missing = /^\/assets\/GlossaryScreen-.*\.js$/;
  await page.goto(server.url);
  await firstFigure().waitFor();
  await page.getByRole('link', { name: 'Glossary', exact: true }).click();
  const panel = page.getByRole('alert').filter({ hasText: 'This screen could not be loaded.' });
  await panel.waitFor();
  server.state.missing = null;
  await panel.getByRole('button', { name: 'Reload' }).click();
  await page.getByRole('heading', { level: 1, name: /glossary|words/i }).waitFor();
});

describe('a new version on the server', () => {
  test('is offered on people’s screens, and taken when they like', async () => {
    await open('/', withoutWorker);
    await untilReady();
    server.state.build = 'another';
    const band = page.getByRole('complementary', { name: 'Newer version' });
    await afterOnline(() => band.isVisible());
    const before = loads();
    await band.getByRole('button', { name: 'Reload' }).click();
    await firstFigure().waitFor();
    expect(loads()).toBe(before + 1);
    await page.clock.runFor(10_000);
    expect(await band.count()).toBe(0);
  });

  test('is taken by a wall at once, and exactly once', async () => {
    await open('/wall', withoutWorker);
    await pass(() => server.asked.includes('/version.json'));
    expect(loads()).toBe(1);
    server.state.build = 'another';
    await afterOnline(() => loads() === 2);
    for (let turn = 0; turn < 3; turn += 1) {
      await afterOnline(() => true);
      await page.clock.runFor(30_000);
    }
    expect(loads()).toBe(2);
  });

  test('that is announced and not served makes nobody reload', async () => {
    await open('/wall', withoutWorker);
    server.state.announced = 'another';
    await pass(() => server.asked.includes('/version.json'));
    const looks = server.asked.filter((path) => path === '/').length;
    // It looks again and again whether the page has come.
    await pass(() => server.asked.filter((path) => path === '/').length > looks + 1);
    expect(loads()).toBe(1);
  });
});

test('a wall that finds another version after every reload gives up for the rest of the hour', async () => {
  await open('/wall', withoutWorker);
  await pass(() => server.asked.includes('/version.json'));
  for (let turn = 1; turn <= 3; turn += 1) {
    server.state.build = `build ${turn}`;
    await afterOnline(() => loads() === 1 + turn);
    const checks = () => server.asked.filter((path) => path === '/version.json').length;
    const before = checks();
    await pass(() => checks() > before);
  }
  server.state.build = 'one more';
  for (let turn = 0; turn < 5; turn += 1) {
    await afterOnline(() => true);
    await page.clock.runFor(30_000);
  }
  expect(loads()).toBe(4);
}, 150_000);

describe('an entry that cannot be loaded', () => {
  test('is told in plain words, and tried again until it comes', async () => {
    server.state.missing = /^\/assets\/index-.*\.js$/;
    await open('/', withoutWorker);
    const line = page.getByRole('alert');
    await line.waitFor();
    expect(await textOf(line)).toMatch(/^Holdfast could not be loaded\. Trying again in 3 s\./);
    server.state.down = true;
    await page.clock.runFor(5_000);
    await page.getByText('Holdfast could not be loaded').waitFor();
    Object.assign(server.state, { down: false, missing: null });
    await page.clock.runFor(200_000);
    await firstFigure().waitFor();
    expect(await page.getByText('Holdfast could not be loaded').count()).toBe(0);
  });
});

test('a browser that denies storage shows everything, and says what follows', async () => {
  page = await openPage(browser, withoutWorker);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.route('**/engine.worker-*.js', async (route) => {
    const response = await route.fetch();
    const deny =
      'IDBFactory.prototype.open = () => { throw new DOMException("denied", "SecurityError"); };\n';
    await route.fulfill({ response, body: deny + (await response.text()) });
  });
  await page.clock.install();
  await page.goto(server.url);
  await untilReady();
  await page.getByRole('link', { name: 'Sources', exact: true }).click();
  await page.getByText('This browser refuses to keep answers').waitFor();
});

test('an engine that has died is replaced, and the page goes on', async () => {
  await open('/', withoutWorker);
  await untilReady();
  await pass(() => server.asked.includes('/version.json'));
  await page.clock.runFor(30_000);
  const [engine] = page.workers().filter((worker) => worker.url().includes('engine.worker'));
  await engine?.evaluate(() => close());
  await pass(() =>
    page.workers().some((worker) => worker !== engine && worker.url().includes('engine.worker')),
  );
  await page.getByRole('link', { name: 'Sources', exact: true }).click();
  await page.getByText(/^All \d+ sources answer/).waitFor();
  expect(await thisScreen()).toContain('Its engine fell silent and was started anew 1 time.');
});

test('a clock that is ten minutes off is put right, and said', async () => {
  server.state.skewMs = 600_000;
  // Its clock is not hurried: the page could not tell how long the answer took.
  page = await openPage(browser, withoutWorker);
  await page.goto(`${server.url}/sources`);
  // Versions are looked for a while after the start, when the page rests.
  await page.getByText("This machine's clock is 10 min behind the server's").waitFor({ timeout: 80_000 });
  expect(await thisScreen()).toMatch(/Check. This machine's clock is 10 min behind/);
}, 100_000);
