import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { baseUrl, openBrowser, openPage, textOf } from './demoPage.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});

beforeEach(async () => {
  page = await openPage(browser);
});

afterEach(async () => {
  await page.context().close();
});

afterAll(async () => {
  await browser.close();
});

async function openWith(body: string, status = 200, contentType = 'application/json'): Promise<string> {
  await page.route('**/holdfast.json', (route) => route.fulfill({ status, contentType, body }));
  await page.goto(`${baseUrl}/`);
  // Until the file is read, the page's static frame stands there.
  await page.getByRole('heading', { level: 1, name: /holdfast\.json/ }).waitFor();
  return textOf(page.getByRole('main'));
}

test('all faults are listed at once, each with its path and what to do', async () => {
  const text = await openWith(
    JSON.stringify({
      colour: 'red',
      environments: [{ id: 'production' }],
      services: [{ id: 'shop' }],
      journeys: [{ id: 'checkout', service: 'shoop' }],
      refreshSeconds: 1,
      sources: [
        { id: 'metrics', vendor: 'prometheus', url: '/api/metrics/', settings: { relaseLabel: 'version' } },
        { id: 'other', vendor: 'crystal-ball', url: 'https://user:secret@other.example/' },
      ],
    }),
  );
  const paths = [
    'colour',
    'refreshSeconds',
    'sources[0].settings.relaseLabel',
    'sources[1].vendor',
    'sources[1].url',
  ];
  expect(text).toMatch(/^Holdfast 5 things in holdfast\.json need you\./);
  expect(await page.getByRole('listitem').count()).toBe(5);
  for (const path of paths) {
    const item = page.getByRole('listitem').filter({ has: page.getByText(path, { exact: true }) });
    // Path, what is wrong, what to do.
    expect((await textOf(item)).replace(path, '')).toMatch(/\w.*[.!] .*\w/);
  }
  expect(text).toContain('Use one of: alertmanager, jira, prometheus, redmine, sentry, zendesk.');
  expect(text).toContain('Nothing has been asked of any source.');
  // A credential written into a URL by mistake is not repeated on the screen.
  expect(text).not.toContain('secret');
});

test('a missing file says where to put it', async () => {
  const text = await openWith('Not Found', 404, 'text/plain');
  expect(text).toContain('holdfast.json could not be read (HTTP 404).');
  expect(text).toContain('Put a file holdfast.json beside index.html');
});

test('broken JSON says so', async () => {
  const text = await openWith('{ "title": "Harbour", }');
  expect(text).toMatch(/holdfast\.json is not valid JSON: .+ Mend the file and reload\./);
});

test('a page of HTML in its place says so', async () => {
  const text = await openWith('<!doctype html><title>Log in</title>', 200, 'text/html');
  expect(text).toMatch(/holdfast\.json is not valid JSON/);
});

test('a server that does not answer is named', async () => {
  await page.route('**/holdfast.json', (route) => route.abort());
  await page.goto(`${baseUrl}/`);
  await page.getByText('the server does not answer').waitFor();
});

test('after mending the file, Reload is enough', async () => {
  await openWith('{}');
  await page.unroute('**/holdfast.json');
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.getByRole('table').waitFor();
});
