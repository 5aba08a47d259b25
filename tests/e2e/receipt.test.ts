import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goInDemo, openBrowser, openDemo, openPage, takeFaults, textOf, untilSettled } from './demoPage.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await openPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await openDemo(page, '/', 'steady');
});

afterAll(async () => {
  await browser.close();
});

const figure = () => page.getByRole('button', { name: /^Error rate of Shop 2\.14\.1:/ });
const dialog = () => page.getByRole('dialog', { name: 'Error rate' });

test('pressing a figure opens its receipt, and the address names it', async () => {
  await figure().click();
  await dialog().waitFor();
  expect(new URL(page.url()).searchParams.get('receipt')).toBe('shop@2.14.1/error-rate');
});

test('it says how the figure came about: formula, sample, window, when, and against what', async () => {
  const text = await textOf(dialog());
  const shown = /: ([\d.]+) %/.exec(await textOf(figure()))?.[1];
  expect(text).toContain(`${shown} %`);
  for (const piece of [
    /Formula\./,
    /Sample\s+n = [\d,]+ requests/,
    /Window 14 Nov, 09:00 to 17 Nov 2026, 09:00 UTC/,
    /True at\s+20 Nov 2026/,
    /Baseline\s+Shop 2\.13\.2/,
    /Difference/,
    /Prometheus: requests/,
    /asked 20 Nov 2026, 10:00/,
  ]) {
    expect(text).toMatch(piece);
  }
});

test('it gives the exact query to copy', async () => {
  const query = await dialog().locator('pre').first().innerText();
  expect(query).toContain('http_requests_total');
  await dialog().getByRole('button', { name: 'Copy the query' }).first().click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()), { timeout: 5_000 })
    .toBe(query);
});

test('it leads into the vendor’s own screen, in a tab of its own and without telling where from', async () => {
  const link = dialog()
    .getByRole('link', { name: /Open in the source/ })
    .first();
  expect(await link.getAttribute('href')).toMatch(/^https:\/\/metrics\.harbour\.example\//);
  expect(await link.getAttribute('target')).toBe('_blank');
  expect(await link.getAttribute('rel')).toMatch(/noreferrer|noopener/);
});

test('Escape closes it; the focus is back on the figure, and the address is as before', async () => {
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'hidden' });
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''), { timeout: 5_000 })
    .toMatch(/^Error rate of Shop 2\.14\.1:/);
  expect(page.url()).not.toContain('receipt');
});

test('a link to a receipt opens it, also after loading the page again', async () => {
  await goInDemo(page, '/r/shop@2.14.1', 'receipt=shop@2.14.1/transaction-success/checkout');
  const receipt = page.getByRole('dialog', { name: 'Transaction success' });
  await receipt.getByText('journey checkout').waitFor();
  await page.reload();
  await receipt.getByText('journey checkout').waitFor();
  await receipt.getByRole('button', { name: 'Close' }).click();
  await receipt.waitFor({ state: 'hidden' });
  expect(page.url()).not.toContain('receipt');
});

test('a link to a receipt of no release says so', async () => {
  await goInDemo(page, '/', 'receipt=shop@99.0.0/error-rate');
  await page
    .getByRole('dialog', { name: 'No such figure' })
    .getByText(/There is no figure/)
    .waitFor();
});

test('a figure that is unknown has a receipt, too: why, and what to do', async () => {
  await openDemo(page, '/', 'source-down');
  await page.getByRole('button', { name: /^Crash-free sessions of Shop 2\.15\.0: source failed/ }).click();
  const receipt = page.getByRole('dialog', { name: 'Crash-free sessions' });
  await receipt
    .getByText(/Sentry cannot be reached, or the browser refused the answer\./)
    .first()
    .waitFor();
  expect(await receipt.innerText()).toMatch(/Check that the source runs/);
  await untilSettled(page);
});

test('nothing was refused or reported in the console', () => {
  expect(takeFaults(page)).toEqual([]);
});
