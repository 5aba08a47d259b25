import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScenarioName } from '../../mocks/world/world.ts';
import { openBrowser, openDemo, openPage, untilSettled } from './demoPage.ts';
import { faultsOfScreen } from './faultsOfScreen.ts';

/** Scenarios in which all tools answer well. */
export const RELEASE_STORIES: readonly ScenarioName[] = ['steady', 'bad-release', 'fix-of-a-fix'];

/** The screens behind the rail, reached as a keyboard user reaches them: `g`, then a letter. */
const screens = [
  { name: 'watch', key: 'w', address: /\/watch/ },
  { name: 'compare', key: 'c', address: /\/compare/ },
  { name: 'trends', key: 't', address: /\/trends/ },
  { name: 'verdicts', key: 'v', address: /\/verdicts/ },
  { name: 'sources', key: 's', address: /\/sources/ },
  { name: 'glossary', key: 'l', address: /\/glossary/ },
] as const;

/** Walks every screen of these scenarios by keyboard, and looks for everything that is wrong with each. */
export function walkScenarios(scenarios: readonly ScenarioName[]): void {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  describe.each(scenarios)('%s', (scenario) => {
    // Only the check's own script is let past the content policy; that the policy holds is seen in the other files.
    let page: Page;

    beforeAll(async () => {
      page = await openPage(browser, { bypassCSP: true, colorScheme: 'light' });
      await openDemo(page, '/', scenario);
    });

    afterAll(async () => {
      await page.context().close();
    });

    test('the overview is readable in every theme and size, and nothing spins', async () => {
      await page.getByRole('main').waitFor();
      expect(await faultsOfScreen(page)).toEqual({});
    });

    test('the newest release is, too', async () => {
      if (scenario === 'empty') {
        await openDemo(page, '/r/shop@2.15.0', scenario);
      } else {
        await page.getByRole('row').nth(1).getByRole('rowheader').getByRole('link').press('Enter');
        await page.waitForURL(/\/r\//);
      }
      await untilSettled(page);
      expect(await faultsOfScreen(page)).toEqual({});
    });

    test.each(screens)('$name is, too', async ({ key, address }) => {
      // Without a pause, or a slow machine makes two single keys of them.
      await Promise.all([page.keyboard.press('g'), page.keyboard.press(key)]);
      await page.waitForURL(address);
      await untilSettled(page);
      expect(await faultsOfScreen(page)).toEqual({});
    });
  });
}
