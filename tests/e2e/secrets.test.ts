import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { distFolder } from '../../scripts/vitest/buildOnce.ts';
import { baseUrl, openBrowser, openDemo, openPage, takeFaults, untilSettled } from './demoPage.ts';

/** Texts that have the shape of a credential: of well-known vendors, of the headers that carry them, of private keys. */
const CREDENTIALS: readonly RegExp[] = [
  /\b(?:Bearer|Basic)\s+[A-Za-z0-9+/_-]{20,}/,
  /\b(?:ghp|gho|glpat|xox[abp]|sntrys|sntryu|ATATT3|glsa|dapi)[_-][A-Za-z0-9_-]{16,}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\beyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}\./,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bhttps?:\/\/[^\s/:@"'`$]+:[^\s/@"'`$]+@/,
  /HOLDFAST_[A-Z0-9_]+_(?:AUTHORIZATION|HEADER)[A-Z0-9_]*\s*[=:]\s*["'`]?[^\s"'`<{$]/,
];

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await openPage(browser);
});

afterAll(async () => {
  await browser.close();
});

test('the shapes are recognised', () => {
  for (const text of [
    'Bearer abcdefghijklmnopqrstuvwxyz',
    'ghp_abcdefghijklmnopqrst',
    'https://user:pass@host/',
  ]) {
    expect(CREDENTIALS.some((shape) => shape.test(text))).toBe(true);
  }
});

test('nothing in the build has the shape of a credential', () => {
  const folder = distFolder();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:js|css|html|json|svg|map)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(5);
  const found = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return CREDENTIALS.flatMap((shape) =>
      shape.exec(text) === null ? [] : [`${file}: ${shape.exec(text)?.[0].slice(0, 60)}`],
    );
  });
  expect(found).toEqual([]);
});

test('after a look around, the browser keeps the preferences and nothing else', async () => {
  await openDemo(page, '/', 'steady');
  await page.getByText('Display', { exact: true }).click();
  await page.getByLabel('Theme').selectOption('light');
  await page.getByRole('row').nth(1).getByRole('rowheader').getByRole('link').click();
  await untilSettled(page);
  await page.getByRole('link', { name: 'Sources', exact: true }).click();
  await untilSettled(page);
  const kept = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    // The demo's service worker counts its pages there.
    caches: (await caches.keys()).filter((name) => !name.startsWith('msw:active-clients:')),
  }));
  expect(kept).toEqual({
    local: {
      'holdfast.preferences.1': JSON.stringify({
        theme: 'light',
        tables: false,
        shortcuts: true,
        announcements: true,
      }),
    },
    session: {},
    cookies: '',
    databases: [],
    caches: [],
  });
});

test('the address holds nothing but what is looked at', () => {
  const { pathname, searchParams } = new URL(page.url());
  expect(pathname).toBe('/sources');
  expect([...searchParams.keys()].toSorted()).toEqual(['now', 'scenario']);
});

test('without the demo, its service worker is not installed', async () => {
  const other = await openPage(browser);
  await other.route('**/holdfast.json', (route) =>
    route.fulfill({
      json: {
        environments: [{ id: 'production' }],
        services: [{ id: 'shop' }],
        sources: [{ id: 'metrics', vendor: 'prometheus', url: '/api/nowhere/' }],
      },
    }),
  );
  await other.goto(`${baseUrl}/?scenario=steady`);
  await other.getByRole('heading', { level: 1 }).waitFor();
  const workers = await other.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(
      ({ active, waiting, installing }) => (active ?? waiting ?? installing)?.scriptURL ?? '',
    ),
  );
  // Holdfast's own may be there by now.
  expect(workers.filter((url) => !url.endsWith('/sw.js'))).toEqual([]);
  expect(await other.getByRole('complementary', { name: 'Demo' }).count()).toBe(0);
  await other.context().close();
});

test('nothing was refused or reported in the console', () => {
  expect(takeFaults(page)).toEqual([]);
});
