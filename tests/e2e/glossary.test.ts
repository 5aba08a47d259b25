import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALL_DEFINITIONS } from '../../src/engine/metrics/definitions.ts';
import { goInDemo, openBrowser, openDemo, openPage, textOf } from './demoPage.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await openPage(browser, { bypassCSP: true });
  await openDemo(page, '/glossary', 'steady');
});

afterAll(async () => {
  await browser.close();
});

const article = (id: string) => page.locator(`article#${id}`);
const found = () => page.locator('main [aria-live]');

test('every KPI stands there with its meaning and its formula', async () => {
  for (const { id, label, meaning, formula, minimum } of ALL_DEFINITIONS) {
    const text = await textOf(article(id));
    for (const part of [label, meaning, formula, minimum]) {
      expect(text, id).toContain(part.replaceAll(/\s+/g, ' '));
    }
  }
});

test('typing narrows it to what matches, by keyboard alone; Escape shows everything again', async () => {
  const articles = await page.getByRole('article').count();
  await page.getByRole('main').focus();
  await page.keyboard.press('/');
  await page.keyboard.type('burn rate');
  await article('burn-rate').waitFor();
  expect(await page.getByRole('article').count()).toBeLessThan(5);
  expect(await textOf(found())).toMatch(/^\d+ of \d+ entries$/);
  await page.keyboard.press('Escape');
  expect(await page.getByRole('article').count()).toBe(articles);
  await page.keyboard.type('no such word anywhere');
  expect(await textOf(found())).toBe('Nothing here says that.');
  await page.keyboard.press('Escape');
});

test('an address that names an entry opens at it', async () => {
  await openDemo(page, '/glossary', 'steady', 'theme=light#error-budget');
  await expect.poll(() => isNearTop('error-budget')).toBe(true);
  expect(await page.locator(':target').getAttribute('id')).toBe('error-budget');
});

test('a receipt leads to the entry of its KPI, and Back to the receipt', async () => {
  await goInDemo(page, '/r/shop@2.14.1', 'receipt=shop@2.14.1/apdex');
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /See the glossary/ })
    .click();
  await page.waitForURL(/\/glossary\?.*#apdex$/);
  await expect.poll(() => isNearTop('apdex')).toBe(true);
  await page.goBack();
  await page.getByRole('dialog', { name: 'Apdex' }).waitFor();
});

/** Its first line is on screen, in the upper half. */
async function isNearTop(id: string): Promise<boolean> {
  const top = await page.locator(`#${id}`).evaluate((element) => element.getBoundingClientRect().top);
  return top >= 0 && top < 450;
}
