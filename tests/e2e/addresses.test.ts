import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goInDemo, openBrowser, openDemo, openPage, takeFaults, textOf, untilSettled } from './demoPage.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await openPage(browser, { colorScheme: 'light' });
});

afterAll(async () => {
  await browser.close();
});

const theme = () => page.evaluate(() => document.documentElement.dataset['theme'] ?? null);

test('a release that nobody knows leads to the nearest names', async () => {
  await openDemo(page, '/r/shop@2.14.9', 'steady');
  const main = page.getByRole('main');
  expect(await textOf(main)).toContain('No source knows a release shop@2.14.9 here.');
  const names = await main.getByRole('link').allInnerTexts();
  expect(names.slice(0, 2)).toEqual(['Shop 2.14.1', 'Shop 2.14.0']);
  await main.getByRole('link', { name: 'Shop 2.14.1' }).click();
  await page.waitForURL(/\/r\/shop@2\.14\.1/);
});

test('a version stays as it is written: 2.10.0 is not 2.1', async () => {
  await goInDemo(page, '/r/shop@2.10.0');
  expect(await textOf(page.getByRole('heading', { level: 1 }))).toBe('Shop 2.10.0');
});

test('a link to one service shows that service alone, and says which', async () => {
  await openDemo(page, '/', 'steady', 'service=shop');
  const rows = await page.getByRole('row').getByRole('rowheader').allInnerTexts();
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) expect(row).toMatch(/Shop/);
  const filter = page.getByRole('navigation', { name: 'Services' });
  expect(await filter.getByRole('link', { name: 'Shop' }).getAttribute('aria-current')).toBe('true');
});

test('a step into a release and Back leads to the same list, filter and all', async () => {
  await page.getByRole('row').nth(2).getByRole('rowheader').getByRole('link').click();
  await page.waitForURL(/\/r\/shop@/);
  await untilSettled(page);
  expect(page.url()).toContain('service=shop');
  await page.goBack();
  await page.waitForURL(/\/\?.*service=shop/);
  await page.getByRole('row').nth(2).getByRole('rowheader').waitFor();
});

test('a link may name a baseline, and the choice of another one goes into the address', async () => {
  await goInDemo(page, '/r/shop@2.14.1', 'baseline=shop@2.13.0');
  expect(await textOf(page.getByRole('main'))).toMatch(/against 2\.13\.0/);
  await page.getByLabel('Compared with').selectOption({ label: '2.14.0, 7 Nov' });
  await page.waitForURL(/baseline=shop@2\.14\.0/);
  await page
    .getByText(/against 2\.14\.0/)
    .first()
    .waitFor();
});

test('a link may name theme and time zone', async () => {
  await openDemo(page, '/', 'steady', 'theme=dark&tz=Asia/Tokyo');
  expect(await theme()).toBe('dark');
  expect(await textOf(page.getByRole('banner'))).toContain('Asia/Tokyo');
  expect(await textOf(page.getByRole('main'))).toContain('18:2');
});

test('a theme that was chosen is remembered; one from a link is not', async () => {
  await openDemo(page, '/', 'empty', 'theme=dark');
  expect(await theme()).toBe('dark');
  await openDemo(page, '/', 'empty');
  expect(await theme()).toBeNull();
  await page.getByText('Display', { exact: true }).click();
  await page.getByLabel('Theme').selectOption('dark');
  await openDemo(page, '/', 'empty');
  expect(await theme()).toBe('dark');
});

test('an address of nothing says so, with a way back', async () => {
  await openDemo(page, '/verdicts/2024', 'steady');
  expect(await textOf(page.getByRole('main'))).toContain('There is no page /verdicts/2024.');
  await page.getByRole('link', { name: 'All releases' }).click();
  await page.getByRole('table').waitFor();
});

test('values in an address that make no sense are left out', async () => {
  await openDemo(page, '/', 'steady', 'theme=pink&tz=Mars/Olympus&speed=-3&receipt=%2F%2F%2F');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.getByRole('row').count()).toBeGreaterThan(5);
});

test('nothing was refused or reported in the console', () => {
  expect(takeFaults(page)).toEqual([]);
});
