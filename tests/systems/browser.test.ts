import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from '../../scripts/launchChromium.ts';
import { HOUR_MS } from '../../src/engine/domain/time.ts';
import { proxyVariables, startApp, type RunningApp } from './servers/startApp.ts';
import { systemsSettings } from './systemsSettings.ts';
import { steadyWorld } from './systemsWorld.ts';
import { failureTolerance } from './tolerances.ts';
import { countTruth, firstTrafficMs } from './worldTruth.ts';

const systems = inject('systems');
const world = steadyWorld();
const settings = systemsSettings(world, '');
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** A page that remembers what went wrong on it. */
async function openPage(url: string): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(?:data|blob):/.test(request.url()))
      faults.push(`asked ${request.url()}`);
  });
  await page.goto(`${url}/`);
  return { page, faults };
}

/** The first figure; where it does not come, what the page says instead. */
async function firstFigure({ page, faults }: { page: Page; faults: readonly string[] }): Promise<void> {
  try {
    await figure(page, 'Error rate', 'Shop 2.14.1').waitFor({ timeout: 60_000 });
  } catch (cause) {
    const text = await page.locator('body').innerText();
    throw new Error(`The overview shows no error rate, but:\n${text}\n${faults.join('\n')}`, { cause });
  }
}

const figure = (page: Page, label: string, of: string) =>
  page
    .locator('main')
    .getByRole('button', { name: new RegExp(`^${label} of ${of.replaceAll('.', '\\.')}:`) });

async function percentIn(page: Page, label: string, of: string): Promise<number> {
  // The first percentage is the value; the next one is its difference.
  const known = figure(page, label, of).filter({ hasText: '%' });
  await known.waitFor();
  const text = await known.innerText();
  const found = /([\d.]+)\s%/.exec(text)?.[1];
  if (found === undefined) throw new Error(`No percentage in "${text}".`);
  return Number(found);
}

describe('Holdfast in Chromium, built without its demo, over real servers', () => {
  let app: RunningApp;
  let page: Page;
  let faults: string[];
  beforeAll(async () => {
    app = await startApp({ settings, variables: proxyVariables(systems) });
    ({ page, faults } = await openPage(app.url));
    await firstFigure({ page, faults });
  });
  afterAll(() => app.stop());

  test.each([
    { service: 'shop', version: '2.14.1', label: 'Shop 2.14.1' },
    { service: 'shop', version: '2.13.2', label: 'Shop 2.13.2' },
    { service: 'payments', version: '1.20.0', label: 'Payments 1.20.0' },
  ])(
    'the overview shows the error rate and success that $label really had',
    async ({ service, version, label }) => {
      const startMs = Math.floor(firstTrafficMs(world, service, version) / HOUR_MS) * HOUR_MS;
      const truth = countTruth(world, { service, version }, { startMs, endMs: startMs + 72 * HOUR_MS });
      const percent = (100 * truth.failed) / truth.total;
      // Two decimals are shown.
      const tolerance = (100 * failureTolerance(truth)) / truth.total + 0.005;
      expect(Math.abs((await percentIn(page, 'Error rate', label)) - percent)).toBeLessThanOrEqual(tolerance);
      expect(
        Math.abs((await percentIn(page, 'Transaction success', label)) - (100 - percent)),
      ).toBeLessThanOrEqual(tolerance);
    },
  );

  test('tickets from Redmine stand beside figures from Prometheus', async () => {
    const startMs = firstTrafficMs(world, 'shop', '2.13.2');
    const incidents = world.tickets.filter(
      ({ kind, service, startedAtMs }) =>
        kind === 'incident' &&
        service === 'shop' &&
        startedAtMs !== null &&
        startedAtMs >= startMs &&
        startedAtMs < startMs + 72 * HOUR_MS,
    );
    expect(incidents.length).toBeGreaterThan(0);
    await figure(page, 'Incidents', 'Shop 2.13.2')
      .filter({ hasText: new RegExp(`\\b${incidents.length}\\b`) })
      .waitFor();
    await figure(page, 'Time to restore', 'Shop 2.13.2')
      .filter({ hasText: /\d+\s(?:h|min)/ })
      .waitFor();
  });

  test('what no source provides says so', async () => {
    await figure(page, 'Crash-free sessions', 'Shop 2.14.1').filter({ hasText: 'not set up' }).waitFor();
  });

  test('a receipt names the sums, the source and the exact query', async () => {
    await figure(page, 'Error rate', 'Shop 2.14.1').click();
    const receipt = page.getByRole('dialog');
    await receipt.getByText('Prometheus: requests').first().waitFor();
    const text = await receipt.innerText();
    expect(text).toMatch(/[\d,]+ of [\d,]+ requests/);
    expect(text).toContain('increase(http_requests_total{');
    await receipt.getByRole('button', { name: 'Close' }).click();
    await receipt.waitFor({ state: 'detached' });
  });

  test('the release opens with its journeys, also when its address is opened directly', async () => {
    await page
      .locator('main')
      .getByRole('link', { name: /2\.14\.1/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /2\.14\.1/ }).waitFor();
    await page.getByText('Checkout').first().waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: /2\.14\.1/ }).waitFor();
  });

  test('the sources page finds all three answering', async () => {
    await page.getByRole('link', { name: 'Sources', exact: true }).click();
    await page.getByText('All 3 sources answer.').waitFor();
    await page.getByText(/Prometheus 2\.\d+\S* answers/).waitFor();
  });

  test('nothing failed on the way, and nobody else was asked', () => {
    expect(faults).toEqual([]);
  });
});

describe('Holdfast with a wrong key for Redmine, which answers 200 with nothing', () => {
  let app: RunningApp;
  let page: Page;
  beforeAll(async () => {
    const variables = { ...proxyVariables(systems), HOLDFAST_BOARD_HEADER_X_REDMINE_API_KEY: 'f'.repeat(40) };
    app = await startApp({ settings, variables });
    const opened = await openPage(app.url);
    page = opened.page;
    await firstFigure(opened);
  });
  afterAll(() => app.stop());

  test('the figures of Prometheus stand, and incidents are unknown, not none', async () => {
    expect(await percentIn(page, 'Error rate', 'Shop 2.14.1')).toBeGreaterThan(0);
    await figure(page, 'Incidents', 'Shop 2.14.1').filter({ hasText: 'source failed' }).waitFor();
  });

  test('the sources page says that the credentials are not accepted', async () => {
    await page.getByRole('link', { name: 'Sources', exact: true }).click();
    await page
      .getByText(/does not accept the credentials/)
      .first()
      .waitFor();
  });
});
