import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goInDemo, openBrowser, openDemo, openPage, takeFaults, textOf, untilSettled } from './demoPage.ts';
import { drawnAgain } from './faultsOfScreen.ts';
import { cutTexts, overlappingTexts, sidewaysFaults, smallTexts } from './layoutFaults.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await openPage(browser);
});

afterAll(async () => {
  await browser.close();
});

const heading = () => textOf(page.getByRole('heading', { level: 1 }));
const held = () => page.getByRole('combobox', { name: 'Held against' });
const chosen = () => page.getByRole('combobox', { name: 'Release' });

describe('two releases side by side', () => {
  test('the newest is held against the one before it, and phones stand out', async () => {
    await openDemo(page, '/compare', 'bad-release');
    expect(await chosen().inputValue()).toBe('shop@2.15.0');
    expect(await held().inputValue()).toBe('shop@2.14.1');
    expect(await heading()).toMatch(/2\.15\.0 fails .* 2\.14\.1.*Checkout, mobile/);
    expect(takeFaults(page)).toEqual([]);
  });

  test('another choice is in the address, keeps the focus, and swapping turns the ratio round', async () => {
    await goInDemo(page, '/compare', 'a=shop@2.13.0&b=shop@2.14.1');
    const ratioText = () =>
      textOf(page.getByRole('table', { name: 'All figures' }).getByRole('row', { name: /Crash-free/ }));
    const there = Number(/×([\d.]+)/.exec(await ratioText())?.[1]);
    await page.getByRole('button', { name: 'Swap' }).click();
    await page.waitForURL(/a=shop@2\.14\.1&b=shop@2\.13\.0/);
    await page.waitForFunction(() => document.title.startsWith('2.13.0 against 2.14.1'));
    expect(Number(/×([\d.]+)/.exec(await ratioText())?.[1])).toBeCloseTo(1 / there, 1);
    await held().focus();
    await held().selectOption('shop@2.13.1');
    await page.waitForFunction(() => document.title.startsWith('2.13.0 against 2.13.1'));
    expect(await held().evaluate((element) => element === document.activeElement)).toBe(true);
    expect(page.url()).toContain('a=shop@2.13.1');
  });

  test('a release of another service takes its own neighbour along', async () => {
    await goInDemo(page, '/compare');
    await chosen().selectOption('accounts@5.5.0');
    await page.waitForFunction(() => document.title.startsWith('5.5.0 against'));
    await untilSettled(page);
    expect(await held().inputValue()).toMatch(/^accounts@/);
  });

  test('a figure opens the receipt that shows the same number', async () => {
    await goInDemo(page, '/compare', 'a=shop@2.13.0&b=shop@2.14.1');
    const figure = page.getByRole('button', { name: /^Error rate of Shop 2\.14\.1:/ });
    const value = /: ([\d.]+ %)/.exec(await textOf(figure))?.[1] ?? 'none';
    await figure.click();
    const receipt = page.getByRole('dialog');
    await receipt.waitFor();
    await expect.poll(() => textOf(receipt), { timeout: 20_000 }).toContain(value);
    await page.keyboard.press('Escape');
    await receipt.waitFor({ state: 'detached' });
  });

  test('an error that has not come back yet is called "not seen yet", with its chance', async () => {
    await goInDemo(page, '/compare');
    const groups = page.getByRole('region', { name: 'Error groups' });
    expect(await textOf(groups)).toMatch(/Not seen yet: 2\.15\.0 would be silent by chance \d times? in 10/);
    expect(await textOf(groups)).toMatch(/New: 2\.14\.1 would have been silent/);
  });
});

describe('what cannot be compared says why', () => {
  describe('of two that were named', () => {
    beforeAll(() => openDemo(page, '/compare', 'steady'));

    test.each([
      ['a=shop@2.13.0&b=shop@2.13.0', 'not compared with itself'],
      ['a=shop@2.13.0&b=accounts@5.5.0', 'not comparable'],
      ['a=shop@9.9.9', 'No source knows a release shop@9.9.9'],
    ])('%s', async (search, words) => {
      await goInDemo(page, '/compare', search);
      expect(await textOf(page.getByRole('main'))).toContain(words);
      await page.getByRole('link', { name: 'Newest against the one before' }).click();
      await page.waitForFunction(() => document.title.startsWith('2.15.0 against'));
    });
  });

  test('nothing deployed', async () => {
    await openDemo(page, '/compare', 'empty');
    expect(await textOf(page.getByRole('main'))).toContain('Nothing has been deployed here yet.');
  });

  test('thin traffic: how much more is needed, and no ratio', async () => {
    await openDemo(page, '/compare', 'thin-traffic');
    expect(await heading()).toMatch(/cannot be said yet\. Only \d+ of 100 requests/);
  });

  test('a source that is down is named once, and the rest stands', async () => {
    await openDemo(page, '/compare', 'source-down', 'a=shop@2.13.0&b=shop@2.14.1');
    const missing = page.getByRole('list', { name: 'Figures that are not known' });
    expect(await textOf(missing)).toMatch(/Crash-free sessions.*Sentry cannot be reached/);
    expect(await heading()).toMatch(/2\.14\.1 fails/);
  });
});

describe('with every panel filled', () => {
  beforeAll(async () => {
    await openDemo(page, '/compare', 'bad-release', 'a=shop@2.13.0&b=shop@2.14.1');
    await page.getByRole('table', { name: 'By endpoint' }).waitFor();
  });

  test.each([
    ['wide', { width: 1440, height: 900 }],
    ['narrow', { width: 320, height: 640 }],
  ] as const)('nothing is cut, overlaps, or is too small when the page is %s', async (_, viewport) => {
    await page.setViewportSize(viewport);
    await drawnAgain(page);
    expect(await sidewaysFaults(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await cutTexts(page)).toEqual([]);
    expect(await overlappingTexts(page)).toEqual([]);
    expect(takeFaults(page)).toEqual([]);
  });
});
