import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { baseUrl, openBrowser, openPage, textOf, untilSettled } from './demoPage.ts';

interface Case {
  readonly id: string;
  readonly answer: (route: Route) => Promise<void> | void;
  readonly state: 'failing' | 'paused';
  readonly words: RegExp;
}

/** Every way in which a source can fail, each as a source of its own on one page without the demo. */
const cases: readonly Case[] = [
  {
    id: 'refuses-token',
    answer: (route) => route.fulfill({ status: 401, contentType: 'text/plain', body: 'Unauthorized' }),
    state: 'failing',
    words: /does not accept the credentials \(HTTP 401\)\. It said: "Unauthorized".*environment variable/,
  },
  {
    id: 'forbids',
    answer: (route) => route.fulfill({ status: 403, json: { error: 'missing scope' } }),
    state: 'failing',
    words: /accepts the credentials but does not allow this \(HTTP 403\).*read rights/,
  },
  {
    id: 'is-elsewhere',
    answer: (route) => route.fulfill({ status: 404, contentType: 'text/plain', body: '404 page not found' }),
    state: 'failing',
    words: /has nothing at this address \(HTTP 404\).*base URL/,
  },
  {
    id: 'says-when',
    answer: (route) => route.fulfill({ status: 429, headers: { 'Retry-After': '120' }, body: 'slow down' }),
    state: 'paused',
    words:
      /Asked again in (?:2 min|1 min|\d+ s|1 min \d+ s|2 min \d+ s), as the source wishes.*asks us to slow down/i,
  },
  {
    id: 'says-not-when',
    answer: (route) => route.fulfill({ status: 429, body: 'slow down' }),
    state: 'failing',
    words: /asks us to slow down \(HTTP 429\).*Nothing to do/,
  },
  {
    id: 'is-broken',
    answer: (route) => route.fulfill({ status: 500, body: 'Internal Server Error' }),
    state: 'failing',
    words: /reports a fault of its own \(HTTP 500\).*own status/,
  },
  {
    id: 'shows-login',
    answer: (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><h1>Please log in</h1><img src=x onerror=alert(1)>',
      }),
    state: 'failing',
    words: /answered something that cannot be read \(HTTP 200\).*login page/,
  },
  {
    id: 'breaks-off',
    answer: (route) =>
      route.fulfill({ contentType: 'application/json', body: '{"status":"success","data":{"resultTy' }),
    state: 'failing',
    words: /answered something that cannot be read \(HTTP 200\)/,
  },
  {
    id: 'is-unreachable',
    answer: (route) => route.abort('connectionrefused'),
    state: 'failing',
    words: /cannot be reached, or the browser refused the answer.*CORS/,
  },
  {
    id: 'hangs',
    // Never answered: the page gives up by itself.
    answer: () => undefined,
    state: 'failing',
    words: /did not answer in time.*overloaded/,
  },
];

const settings = {
  title: 'Faults',
  environments: [{ id: 'production' }],
  services: [{ id: 'shop', label: 'Shop' }],
  sources: cases.map(({ id }) => ({ id, label: `Source ${id}`, vendor: 'alertmanager', url: `/api/${id}/` })),
};

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await openPage(browser);
  await page.route('**/holdfast.json', (route) => route.fulfill({ json: settings }));
  for (const { id, answer } of cases) await page.context().route(`**/api/${id}/**`, answer);
  await page.goto(`${baseUrl}/sources`);
});

afterAll(async () => {
  await browser.close();
});

const region = (id: string) => page.getByRole('region', { name: `Source ${id}`, exact: true });

test('while one source hangs, the page stands and says what it waits for', async () => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText(/Still waiting for hangs/).waitFor();
  await expect.poll(() => textOf(region('refuses-token')), { timeout: 10_000 }).toContain('failing');
});

describe('each fault has its own plain words, and what to do', () => {
  test.each(cases)('$id', async ({ id, state, words }) => {
    const patience = { timeout: 50_000, interval: 250 };
    await expect.poll(() => textOf(region(id)), patience).toMatch(words);
    await expect.poll(() => textOf(region(id)), patience).toContain(state);
  });
});

test('in the end nothing is awaited any more', async () => {
  await untilSettled(page);
  expect(await textOf(page.getByRole('heading', { level: 1 }))).toMatch(/^0 of 10 sources answer/);
});

test('what a vendor’s page contains is text, never part of ours', async () => {
  expect(await page.locator('main img').count()).toBe(0);
});

test('the overview stands, too', async () => {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Releases' }).click();
  await untilSettled(page);
  expect(await textOf(page.getByRole('main'))).toMatch(/No releases/);
});
