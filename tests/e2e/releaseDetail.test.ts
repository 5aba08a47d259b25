import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goInDemo, openBrowser, openDemo, openPage, textOf, untilSettled } from './demoPage.ts';
import { faultsOfScreen } from './faultsOfScreen.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await openPage(browser, { bypassCSP: true });
});

afterAll(async () => {
  await browser.close();
});

const panel = (name: string) => page.getByRole('region', { name, exact: true });

describe('a release that is out for some days', () => {
  beforeAll(async () => {
    await openDemo(page, '/r/shop@2.14.1', 'bad-release');
  });

  test('tells what it spent of the error budget, and at what pace', async () => {
    const text = await textOf(panel('Error budget'));
    expect(text).toMatch(/Checkout: transaction success .* objective 99\.30 %, 28 days/);
    expect(text).toMatch(/Spent by 2\.14\.1 \d+ % of the budget: [\d,]+ failed/);
    expect(text).toMatch(/Its pace ×\d\.\d\d an even pace/);
    expect(text).toMatch(/[\d,]+ failed of [\d,]+ attempts; [\d,]+ were allowed/);
  });

  test('tells what shipped: commits with their authors, fixed tickets, components', async () => {
    const text = await textOf(panel('What shipped'));
    expect(text).toMatch(/6 commits by .+; 2 tickets fixed; it touched .+\./);
    expect(text).toMatch(/SHOP-100 Breadcrumb leads to a closed department/);
    expect(text).toMatch(/[0-9a-f]{7} Count one-page checkout orders/);
  });

  test('tells how often what it touched has failed before, as history', async () => {
    const text = await textOf(panel('Regression surface'));
    expect(text).toContain('not a prediction');
    expect(await panel('Regression surface').getByRole('row').count()).toBeGreaterThan(2);
  });

  test('leads to its watch, and to the comparison with its baseline', async () => {
    const links = page.getByRole('navigation', { name: 'More about this release, and its neighbours' });
    expect(await links.getByRole('link', { name: 'Its watch' }).getAttribute('href')).toContain(
      '/watch/shop@2.14.1',
    );
    const compare = await links.getByRole('link', { name: 'Compare with 2.13.2' }).getAttribute('href');
    expect(compare).toMatch(/\/compare\?.*a=shop@2\.13\.2&b=shop@2\.14\.1/);
  });

  test('the keys 1 to 4 lead to its main figures', async () => {
    await page.getByRole('main').focus();
    const focused = async () =>
      page.evaluate(() => document.activeElement?.closest('li')?.id.replace('figure-', '') ?? null);
    const seen: (string | null)[] = [];
    for (const key of ['1', '2', '3', '4']) {
      await page.keyboard.press(key);
      seen.push(await focused());
    }
    expect(seen).toEqual(['error-rate', 'transaction-success', 'latency-p95', 'crash-free-sessions']);
  });

  test('every way to a part of the page leads to a part that is there', async () => {
    const parts = page.getByRole('navigation', { name: 'On this page' }).getByRole('link');
    const ids = await parts.evaluateAll((links) => links.map((link) => link.getAttribute('href')?.slice(1)));
    expect(ids.length).toBeGreaterThan(8);
    for (const id of ids) expect(await page.locator(`#${id}`).count(), id).toBe(1);
  });

  test('nothing is wrong with the page in any theme, size or mode', { timeout: 180_000 }, async () => {
    expect(await faultsOfScreen(page)).toEqual({});
  });
});

test('an address that names a part opens at it', async () => {
  await openDemo(page, '/r/shop@2.14.1', 'bad-release', 'theme=light#surface');
  const top = () =>
    page.locator('#surface').evaluate((element) => Math.round(element.getBoundingClientRect().top));
  await expect.poll(top).toBeGreaterThanOrEqual(0);
  await expect.poll(top).toBeLessThan(900);
});

test('an incident stands on the T+ ruler, open-ended while it is open', async () => {
  await goInDemo(page, '/r/shop@2.15.0');
  const text = await textOf(panel('Incidents'));
  expect(text).toContain('It is still open.');
  expect(text).toMatch(/SHOP-116 Checkout fails on phones since 2\.15\.0/);
});

test('a call recorded in this browser stands on the release, with who and when', async () => {
  await goInDemo(page, '/r/shop@2.15.0');
  expect(await textOf(panel('The call'))).toContain('Nobody has recorded a call here yet.');
  await page.evaluate(() => {
    const call = {
      releaseId: 'shop@2.15.0',
      checkpointMs: 3_600_000,
      call: 'roll back',
      who: 'Sanna',
      note: 'Phones cannot pay.',
      atMs: Date.UTC(2026, 10, 20, 10, 30),
      verdict: 'Regressed',
    };
    localStorage.setItem('holdfast.calls.1', JSON.stringify({ calls: [call], ticked: [], who: 'Sanna' }));
  });
  await page.reload();
  await untilSettled(page);
  const text = await textOf(panel('The call'));
  expect(text).toMatch(/roll back, at 1 h “Phones cannot pay\.” Sanna, 20 Nov 2026, 10:30 UTC/i);
  expect(await textOf(page.getByRole('main'))).toMatch(/The call at 1 h: roll back, Sanna/);
});

test('with its sources down the page says whose silence leaves what unknown', async () => {
  await openDemo(page, '/r/shop@2.14.1', 'source-down');
  expect(await textOf(panel('What shipped'))).toMatch(/Jira is missing/);
  expect(await textOf(panel('Regression surface'))).toMatch(/not known/);
  expect(await textOf(panel('Incidents'))).not.toContain('No incident was tied');
  expect(await textOf(panel('Error groups'))).not.toContain('No error group is known');
  expect(await textOf(panel('Error budget'))).toMatch(/Left now/);
});
