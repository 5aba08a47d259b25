import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openDemo, openPage, textOf } from './demoPage.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await openPage(browser);
});

afterAll(async () => {
  await browser.close();
});

const PATIENCE = { timeout: 45_000, interval: 250 };

async function minutesOut(): Promise<number> {
  const row = page.getByRole('row').filter({ hasText: '2.15.0' }).first();
  const text = await textOf(row.locator('[data-label="Since"]'));
  const [, hours = '0', minutes = '0'] = /^\s*(?:(\d+) h)? ?(?:(\d+) min)?/.exec(text) ?? [];
  return Number(hours) * 60 + Number(minutes);
}

async function sampleSize(): Promise<number> {
  const text = await textOf(page.getByRole('button', { name: /^Error rate of Shop 2\.15\.0:/ }));
  return Number((/n ([\d,]+)/.exec(text)?.[1] ?? '0').replaceAll(',', ''));
}

test('an hour a minute: the release grows older and its figures grow, without a reload', async () => {
  await openDemo(page, '/', 'bad-release', 'speed=60');
  const [age, size] = [await minutesOut(), await sampleSize()];
  expect(age).toBeGreaterThanOrEqual(38);
  expect(size).toBeGreaterThan(100);
  await expect.poll(minutesOut, PATIENCE).toBeGreaterThan(age + 5);
  await expect.poll(sampleSize, PATIENCE).toBeGreaterThan(size + 100);
});

test('the clock can be slowed down again, and goes on from where it is', async () => {
  await page.getByRole('radio', { name: '×1', exact: true }).check({ force: true });
  await page.waitForURL((url) => !url.searchParams.has('speed'));
  const slowed = await minutesOut();
  expect(slowed).toBeGreaterThan(40);
  await page.getByRole('radio', { name: '×60' }).check({ force: true });
  await page.waitForURL(/speed=60/);
  await expect.poll(minutesOut, PATIENCE).toBeGreaterThan(slowed + 2);
});
