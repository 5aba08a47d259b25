import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openDemo, openPage, textOf, untilSettled } from './demoPage.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await openPage(browser);
});

afterAll(async () => {
  await browser.close();
});

const figureText = (name: RegExp): Promise<string> => textOf(page.getByRole('button', { name }));
const source = (label: string) => page.getByRole('region', { name: label, exact: true });

async function goToSources(): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Sources' }).click();
  await page.waitForURL(/\/sources/);
  await untilSettled(page);
}

describe('error tracking cannot be reached, and the ticket system refuses the token', () => {
  test('their figures say that the source failed; the others stand', async () => {
    await openDemo(page, '/', 'source-down');
    expect(await figureText(/^Crash-free sessions of Shop 2\.14\.1:/)).toMatch(/: source failed/);
    expect(await figureText(/^Incidents of Shop 2\.14\.1:/)).toMatch(/: source failed/);
    expect(await figureText(/^Open defects of Shop 2\.14\.1:/)).toMatch(/: source failed/);
    expect(await figureText(/^Error rate of Shop 2\.14\.1:/)).toMatch(/: 0\.31 %/);
    expect(
      await figureText(/^Synthetic success of Shop 2\.14\.1:|^Latency, 95th percentile of Shop 2\.14\.1:/),
    ).toMatch(/\d/);
  });

  test('the side bar says how many sources answer, and leads to them', async () => {
    await page.getByRole('banner').getByRole('link', { name: '4 of 6 sources' }).waitFor();
  });

  test('the Sources screen says what happened and what to do, in plain words', async () => {
    await goToSources();
    expect(await textOf(page.getByRole('heading', { level: 1 }))).toMatch(
      /^4 of 6 sources answer; Sentry fails, Jira fails\./,
    );
    const sentry = await textOf(source('Sentry'));
    expect(sentry).toContain('Sentry cannot be reached, or the browser refused the answer.');
    expect(sentry).toMatch(/cross-origin rules \(CORS\)/);
    const jira = await textOf(source('Jira'));
    expect(jira).toContain('Jira does not accept the credentials (HTTP 401)');
    expect(jira).toContain('environment variable');
    expect(await textOf(source('Prometheus'))).toContain('answering');
  });

  test('the coverage says of each figure why it is unknown', async () => {
    const cell = page.getByRole('button', { name: /^Crash-free sessions of Shop 2\.14\.1:/ });
    await cell.click();
    await page
      .getByText(/Sentry cannot be reached/)
      .last()
      .waitFor();
  });
});

describe('metrics come late and in part, and the ticket system asks to slow down', () => {
  test('a pause is called a pause, with the time until it is asked again', async () => {
    await openDemo(page, '/sources', 'partial');
    const jira = await textOf(source('Jira'));
    expect(jira).toContain('paused');
    expect(jira).toMatch(/asked again in \d+ s, as the source wishes/i);
    expect(jira).toMatch(/Jira asks us to slow down/);
  });

  test('what Prometheus warns of, and how late it is, is said', async () => {
    const prometheus = await textOf(source('Prometheus'));
    expect(prometheus).toContain('sidecar-mobile');
    const row = source('Prometheus')
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: 'requests', exact: true }) });
    expect(await textOf(row)).toMatch(/2[0-5] min back/);
  });

  test('its figures are marked as partial, and the receipt says why', async () => {
    await openDemo(page, '/r/shop@2.14.1', 'partial');
    const figure = page.getByRole('button', { name: /^Error rate of Shop 2\.14\.1/ });
    expect(await figure.innerText()).toContain('partial');
    await figure.click();
    const receipt = page.getByRole('dialog', { name: 'Error rate' });
    await receipt.getByRole('heading', { name: 'Why it may be off' }).waitFor();
    expect(await receipt.innerText()).toContain('sidecar-mobile');
  });
});

test('with thin traffic a figure says "too little data" instead of a rate', async () => {
  await openDemo(page, '/', 'thin-traffic');
  expect(await figureText(/^Error rate of Shop 2\.15\.0:/)).toMatch(/: too little data/);
});

test('an empty company is told so, with what will bring the first release', async () => {
  await openDemo(page, '/', 'empty');
  const main = await textOf(page.getByRole('main'));
  expect(main).toContain('No releases yet.');
  expect(main).toContain('A release appears as soon as');
});

describe('the clock of the page goes on, and no newer data come', () => {
  const RELEASE = 'shop@2.15.0';
  const PATIENT = { timeout: 20_000, interval: 100 };
  const screens = {
    overview: '/',
    release: `/r/${RELEASE}`,
    watch: `/watch/${RELEASE}`,
    compare: '/compare',
    wall: '/wall',
  } as const;
  let silent: Page;

  /** Within the page, as a click does: loading it would set its clock right. */
  async function show(screen: keyof typeof screens): Promise<void> {
    const path = `${screens[screen]}?scenario=steady${screen === 'compare' ? `&a=shop@2.14.1&b=${RELEASE}` : ''}`;
    await silent.evaluate((address) => history.pushState(null, '', address), path);
    await silent.waitForURL((url) => url.pathname === screens[screen]);
  }

  const marked = (state: 'late' | 'stale'): Promise<number> =>
    silent.locator(`main [data-age="${state}"]`).count();

  beforeAll(async () => {
    silent = await openPage(browser);
    await silent.clock.install();
    await openDemo(silent, '/', 'steady');
  }, 120_000);

  afterAll(() => silent.context().close());

  test('figures are marked as late after two intervals, and as too old after six', async () => {
    expect(await marked('late')).toBe(0);
    await silent.clock.fastForward(2 * 60_000);
    await expect.poll(() => marked('late'), PATIENT).toBeGreaterThan(0);
    expect(await marked('stale')).toBe(0);
    await silent.clock.fastForward(20 * 60_000);
    await expect.poll(() => marked('stale'), PATIENT).toBeGreaterThan(0);
  });

  test.each(['overview', 'release', 'watch', 'wall'] as const)(
    'on %s the figures are greyed, and the verdict is withdrawn',
    async (screen) => {
      await show(screen);
      await expect
        .poll(() => textOf(silent.getByRole('main')), PATIENT)
        .toMatch(/No verdict: the data are \d+ (?:min|h|d) old/);
      expect(await marked('stale')).toBeGreaterThan(0);
    },
  );

  test('a comparison claims nothing any more', async () => {
    await show('compare');
    await expect
      .poll(() => textOf(silent.getByRole('heading', { level: 1 })), PATIENT)
      .toMatch(/^No comparison of 2\.15\.0 with 2\.14\.1 now: the data are \d+ (?:min|h|d) old\.$/);
    expect(await marked('stale')).toBeGreaterThan(0);
  });
});
