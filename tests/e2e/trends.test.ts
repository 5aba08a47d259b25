import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goInDemo, openBrowser, openDemo, openPage, takeFaults, textOf } from './demoPage.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await openPage(browser, { bypassCSP: true });
});

afterAll(async () => {
  await browser.close();
});

const figure = (title: string | RegExp) =>
  page.locator('[data-metric]').filter({ has: page.getByRole('heading', { level: 3, name: title }) });

/** The KPI whose figure holds the focus. */
const focusedMetric = () =>
  page.evaluate(() => document.activeElement?.closest('[data-metric]')?.getAttribute('data-metric') ?? null);

describe('the trends of a service', () => {
  beforeAll(async () => {
    await openDemo(page, '/trends', 'bad-release', 'service=shop');
  });

  test('answer their question in the headline, without promising what the data do not say', async () => {
    const headline = await textOf(page.getByRole('heading', { level: 1 }));
    expect(headline).toMatch(/No step found in \d+ of \d+ figures\.|No step found in any of \d+ figures/);
    expect(await page.title()).toBe('Trends of Shop · Holdfast');
  });

  test('stand in groups, each figure with heading, read-out, sentence and table', async () => {
    const headings = () => page.getByRole('heading', { level: 2 }).allInnerTexts();
    await expect
      .poll(headings, { timeout: 20_000 })
      .toEqual([
        'What users felt',
        'How we change',
        'How we repair',
        'How releases begin',
        'Releases in order of deployment',
      ]);
    const errors = figure('Error rate');
    expect(await textOf(errors.first())).toMatch(
      /2\.15\.0: 1\.\d\d % \(0\.\d\d to 1\.\d\d %\), n = [\d,]+ requests/,
    );
    await errors.first().getByText('Show data').click();
    const rows = page.getByRole('region', { name: 'Error rate by release' }).getByRole('row');
    expect(await rows.count()).toBeGreaterThan(10);
    expect(await textOf(rows.nth(1))).toMatch(/^2\.15\.0 1\.\d\d %/);
  });

  test('are walked by m, read by the arrows, and lead to the release by Enter', async () => {
    await page.getByRole('main').focus();
    await page.keyboard.press('m');
    expect(await focusedMetric()).toBe('error-rate');
    await page.keyboard.press('m');
    expect(await focusedMetric()).toBe('transaction-success');
    await page.keyboard.press('ArrowLeft');
    expect(await textOf(figure('Transaction success').first())).toMatch(/2\.14\.1: 99\.\d\d %/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/r\/shop@2\.14\.1/);
    await page.goBack();
    await page.waitForURL(/\/trends/);
  });

  test('change their service by a link that can be sent', async () => {
    await page.getByRole('navigation', { name: 'Services' }).getByRole('link', { name: 'Payments' }).click();
    await page.waitForURL(/service=payments/);
    await page.getByRole('heading', { level: 1, name: /^Payments/ }).waitFor();
    expect(await textOf(page.getByRole('heading', { level: 1 }))).toMatch(/too few releases/);
    expect(takeFaults(page)).toEqual([]);
  });
});

test('on paper every figure stands whole, with its sentence', async () => {
  await goInDemo(page, '/trends', 'service=shop');
  await page.emulateMedia({ media: 'print' });
  const cut = await page.locator('[data-metric]').evaluateAll((all) =>
    all.flatMap((one) => {
      const { width } = one.getBoundingClientRect();
      const svg = one.querySelector('svg');
      const breaks = getComputedStyle(one).breakInside;
      return svg !== null && svg.getBoundingClientRect().width > width + 1
        ? [one.getAttribute('data-metric')]
        : breaks === 'avoid'
          ? []
          : ['breaks'];
    }),
  );
  await page.emulateMedia({ media: null });
  expect(cut).toEqual([]);
});

test('source-down: figures of the silent sources say so in one sentence, the others are drawn', async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openDemo(page, '/trends', 'source-down', 'service=shop');
  expect(await textOf(figure('Reopen rate').first())).toMatch(
    /Jira does not accept the credentials \(HTTP 401\)\./,
  );
  expect(await figure('Error rate').first().getByRole('slider').count()).toBe(1);
  expect(await figure('Reopen rate').first().getByRole('slider').count()).toBe(0);
});

test('empty: says what would fill it and where to look', async () => {
  await openDemo(page, '/trends', 'empty');
  expect(await textOf(page.getByRole('main'))).toMatch(/Trends need two releases: Shop has none/);
  expect(await page.getByRole('main').getByRole('link', { name: 'See what each source says' }).count()).toBe(
    1,
  );
});
