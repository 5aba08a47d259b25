import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goInDemo, openBrowser, openDemo, openPage, untilSettled } from './demoPage.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await openPage(browser);
  await openDemo(page, '/', 'steady');
});

afterAll(async () => {
  await browser.close();
});

/** The focused element's text, or its id where it has none of its own. */
const focused = () =>
  page.evaluate(() =>
    (document.activeElement?.id || document.activeElement?.textContent || '').replaceAll(/\s+/g, ' ').trim(),
  );

/** Whether a sighted person sees where the focus is. */
const focusIsVisible = () =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
  });

async function tabTo(name: RegExp): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await focused())) return;
  }
  throw new Error(`60 steps did not lead to ${name}; the focus is on "${await focused()}"`);
}

test('the first step is a way past the side bar into the content', async () => {
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Skip to the content');
  expect(await focusIsVisible()).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(focused, { timeout: 5_000 }).toMatch(/^content/);
});

test('every stop on the way has a visible focus', async () => {
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    expect([await focused(), await focusIsVisible()]).toEqual([expect.any(String), true]);
  }
});

test('the service filter is a link: Enter shows that service alone', async () => {
  await goInDemo(page, '/');
  await page.getByRole('main').focus();
  await tabTo(/^Payments$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/service=payments/);
  await untilSettled(page);
  const rows = await page.getByRole('row').getByRole('rowheader').allInnerTexts();
  expect(rows.length).toBeGreaterThan(2);
  for (const row of rows) expect(row).toMatch(/Payments/);
});

test('arrows move between releases and figures, Enter opens a release', async () => {
  await goInDemo(page, '/');
  const first = page.getByRole('row').nth(1).getByRole('rowheader').getByRole('link');
  await first.focus();
  expect(await focused()).toMatch(/2\.15\.0/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toMatch(/2\.14\.1/);
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toMatch(/^Adoption of Shop 2\.14\.1/);
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toMatch(/^Error rate of Shop 2\.14\.1/);
  expect(await focusIsVisible()).toBe(true);
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toMatch(/^Error rate of Accounts 5\.6\.0/);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/r\/shop@2\.14\.1/);
  await expect.poll(focused, { timeout: 5_000 }).toMatch(/^content/);
});

test('[ and ] lead to the release before and after', async () => {
  await untilSettled(page);
  await page.keyboard.press('[');
  await page.waitForURL(/\/r\/shop@2\.13\.2/);
  await untilSettled(page);
  await page.keyboard.press(']');
  await page.waitForURL(/\/r\/shop@2\.14\.1/);
});

test('a figure’s receipt opens with Enter, keeps the focus inside, and closes with Escape', async () => {
  await untilSettled(page);
  const figure = page.getByRole('button', { name: /^Error rate of Shop 2\.14\.1/ });
  await figure.focus();
  await page.keyboard.press('Enter');
  const receipt = page.getByRole('dialog', { name: 'Error rate' });
  await receipt.waitFor();
  const inside = () =>
    page.evaluate(
      () => document.activeElement?.closest('dialog') !== null || document.activeElement === document.body,
    );
  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press('Tab');
    expect(await inside()).toBe(true);
  }
  // Shortcuts of the page behind rest meanwhile.
  await page.keyboard.press('[');
  await page.keyboard.press('Escape');
  await receipt.waitFor({ state: 'hidden' });
  expect(page.url()).toMatch(/\/r\/shop@2\.14\.1/);
  await expect.poll(focused, { timeout: 5_000 }).toMatch(/^Error rate/);
});
