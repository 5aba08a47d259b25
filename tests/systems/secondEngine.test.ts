import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchFirefox } from '../../scripts/launchFirefox.ts';
import { proxyVariables, startApp, type RunningApp } from './servers/startApp.ts';
import { systemsSettings } from './systemsSettings.ts';
import { steadyWorld } from './systemsWorld.ts';

const systems = inject('systems');

/** Every screen of the rail, with words that stand there only once its answer has come. */
const screens = [
  { link: 'Watch', filled: /T\+/ },
  { link: 'Compare', filled: /Over time since release/ },
  { link: 'Trends', filled: /\d\.\d+\.\d+/ },
  { link: 'Verdicts', filled: /\d\.\d+\.\d+/ },
  { link: 'Sources', filled: /All 3 sources answer/ },
  { link: 'Glossary', filled: /Transaction success/ },
] as const;

describe('Holdfast in Firefox, over real servers', () => {
  let browser: Browser;
  let app: RunningApp;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    [browser, app] = await Promise.all([
      launchFirefox(),
      startApp({ settings: systemsSettings(steadyWorld(), ''), variables: proxyVariables(systems) }),
    ]);
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(`${app.url}/`);
  });

  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  const main = () => page.getByRole('main');

  test('the overview shows figures', async () => {
    const figure = main().getByRole('button', { name: /^Error rate of Shop 2\.14\.1:/ });
    await figure.filter({ hasText: '%' }).waitFor({ timeout: 60_000 });
    expect(faults).toEqual([]);
  });

  test('a receipt opens and closes by keyboard', async () => {
    await main()
      .getByRole('button', { name: /^Error rate of Shop 2\.14\.1:/ })
      .press('Enter');
    const receipt = page.getByRole('dialog', { name: 'Error rate' });
    await receipt
      .getByText(/increase\(http_requests_total\{/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await receipt.waitFor({ state: 'hidden' });
    expect(faults).toEqual([]);
  });

  test('a release opens', async () => {
    await main()
      .getByRole('link', { name: /2\.14\.1/ })
      .first()
      .press('Enter');
    await page.getByRole('heading', { level: 1, name: /2\.14\.1/ }).waitFor();
    await main().getByText('Over time since release').waitFor();
    expect(faults).toEqual([]);
  });

  test.each(screens)('$link opens and is filled', async ({ link, filled }) => {
    await page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('link', { name: link, exact: true })
      .press('Enter');
    await main().getByText(filled).first().waitFor({ timeout: 60_000 });
    expect(faults).toEqual([]);
  });
});
