import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, textOf } from './demoPage.ts';
import { MINUTE_MS, SECOND_MS, startDisplay, type Display } from './display.ts';

/** Of real time, on a busy machine. */
const PATIENCE_MS = 120_000;
const withWorker: BrowserContextOptions = {};

let browser: Browser;
let display: Display;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());
afterEach(() => display.close());

async function open(path: string, options?: BrowserContextOptions): Promise<void> {
  display = await startDisplay(browser, options === undefined ? {} : { options });
  await display.open(path);
}

const firstFigure = () => display.page.getByRole('button', { name: /^Error rate of .*: \d/ }).first();
const thisScreen = () => textOf(display.page.getByRole('region', { name: 'This screen' }));

async function untilReady(): Promise<void> {
  await firstFigure().waitFor();
  await until(() => display.server.asked.includes('/version.json'));
}

const until = (isSo: () => Promise<boolean> | boolean): Promise<void> =>
  display.passUntil(isSo, { withinMs: 10 * MINUTE_MS });

/** Makes the page ask for the server's version now, as after a pause of the network. */
const online = (): Promise<boolean> => display.page.evaluate(() => dispatchEvent(new Event('online')));

const workerReady = () =>
  display.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
const keptAnswers = () =>
  display.page.evaluate(async () => {
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

describe('without a server', { timeout: PATIENCE_MS }, () => {
  test('it starts from its cache, and shows the last good figures with their age', async () => {
    await open('/', withWorker);
    const { page, server } = display;
    await untilReady();
    await workerReady();
    await until(async () => (await keptAnswers()) > 10);
    await until(() => page.evaluate(async () => (await caches.match('/holdfast.json')) !== undefined));
    const shown = await firstFigure().getAttribute('aria-label');
    server.state.down = true;
    await page.reload();
    await firstFigure().waitFor();
    expect(await firstFigure().getAttribute('aria-label')).toBe(shown);
    await page.getByRole('link', { name: 'Sources', exact: true }).click();
    await page.getByRole('region', { name: 'This screen' }).waitFor();
    await until(async () => (await thisScreen()).includes('It can start without its server'));
    expect(await thisScreen()).toMatch(/answers \(\d.* MB\) would outlive a reload/);
    server.state.down = false;
    await online();
    await until(() => page.getByText(/^All \d+ sources answer/).isVisible());
  });

  test('what the server has deleted is still there for a page that is open', async () => {
    await open('/', withWorker);
    const { page, server } = display;
    await untilReady();
    await workerReady();
    server.state.build = 'another';
    await page.getByRole('link', { name: 'Glossary', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /glossary|words/i }).waitFor();
  });
});

test('a missing file of an older version is told in words, and a reload brings it', async () => {
  display = await startDisplay(browser);
  const { page, server } = display;
  server.state.missing = /^\/assets\/GlossaryScreen-.*\.js$/;
  await display.open('/');
  await firstFigure().waitFor();
  await page.getByRole('link', { name: 'Glossary', exact: true }).click();
  const panel = page.getByRole('alert').filter({ hasText: 'This screen could not be loaded.' });
  await panel.waitFor();
  server.state.missing = null;
  await panel.getByRole('button', { name: 'Reload' }).click();
  await page.getByRole('heading', { level: 1, name: /glossary|words/i }).waitFor();
});

describe('a new version on the server', { timeout: PATIENCE_MS }, () => {
  test('is offered on people’s screens, and taken when they like', async () => {
    await open('/');
    await untilReady();
    display.server.state.build = 'another';
    await online();
    const band = display.page.getByRole('complementary', { name: 'Newer version' });
    await until(() => band.isVisible());
    expect(display.loads()).toBe(1);
    await band.getByRole('button', { name: 'Reload' }).click();
    await firstFigure().waitFor();
    expect(display.loads()).toBe(2);
    await display.pass(10 * SECOND_MS);
    expect(await band.count()).toBe(0);
  });

  test('that is announced and not served makes nobody reload', async () => {
    await open('/wall');
    const { server } = display;
    server.state.announced = 'another';
    const looks = (): number => server.asked.filter((path) => path === '/').length;
    const atFirst = looks();
    // It looks again and again whether the page has come.
    await until(() => looks() > atFirst + 2);
    expect(display.loads()).toBe(1);
  });
});

test('an entry that cannot be loaded is told in plain words, and tried again until it comes', async () => {
  display = await startDisplay(browser);
  const { page, server } = display;
  server.state.missing = /^\/assets\/index-.*\.js$/;
  await display.open('/');
  const line = page.getByRole('alert');
  await line.waitFor();
  expect(await textOf(line)).toMatch(/^Holdfast could not be loaded\. Trying again in 3 s\./);
  server.state.down = true;
  await display.pass(5 * SECOND_MS);
  await page.getByText('Holdfast could not be loaded').waitFor();
  Object.assign(server.state, { down: false, missing: null });
  await until(() => firstFigure().isVisible());
  expect(await page.getByText('Holdfast could not be loaded').count()).toBe(0);
}, 120_000);

test('a browser that denies storage shows everything, and says what follows', async () => {
  display = await startDisplay(browser);
  const { page } = display;
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
  await display.open('/');
  await untilReady();
  await page.getByRole('link', { name: 'Sources', exact: true }).click();
  await page.getByText('This browser refuses to keep answers').waitFor();
});

test('an engine that has died is replaced, and the page goes on', async () => {
  await open('/');
  const { page } = display;
  await untilReady();
  await display.pass(30 * SECOND_MS);
  const engines = () => page.workers().filter((worker) => worker.url().includes('engine.worker'));
  const [engine] = engines();
  await engine?.evaluate(() => close());
  await until(() => engines().some((worker) => worker !== engine));
  await page.getByRole('link', { name: 'Sources', exact: true }).click();
  await page.getByText(/^All \d+ sources answer/).waitFor();
  expect(await thisScreen()).toContain('Its engine fell silent and was started anew 1 time.');
}, 120_000);
