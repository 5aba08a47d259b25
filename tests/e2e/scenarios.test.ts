import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scenarioNames } from '../../mocks/scenarios/scenarioNames.ts';
import { axeFaults, openBrowser, openDemo, openPage, takeFaults, untilSettled } from './demoPage.ts';
import { cutTexts, sidewaysFaults, smallTexts } from './layoutFaults.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

const themes = ['light', 'dark'] as const;
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 320, height: 640 };

/** Everything that is wrong with what is on screen now, in both themes and both widths. */
async function faultsOfScreen(page: Page): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  for (const theme of themes) {
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
    }, theme);
    faults[`axe, ${theme}`] = await axeFaults(page);
  }
  faults['small text'] = await smallTexts(page);
  faults['cut text'] = await cutTexts(page);
  await page.setViewportSize(NARROW);
  await drawnAgain(page);
  faults['sideways at 320 px'] = await sidewaysFaults(page);
  faults['cut text at 320 px'] = await cutTexts(page);
  faults['small text at 320 px'] = await smallTexts(page);
  await page.setViewportSize(WIDE);
  await drawnAgain(page);
  faults['console'] = takeFaults(page);
  return Object.fromEntries(Object.entries(faults).filter(([, list]) => list.length > 0));
}

/** Drawings measure their width after a change and are drawn again: a few frames later. */
async function drawnAgain(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 5; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

describe.each(scenarioNames)('%s', (scenario) => {
  // Only the check's own script is let past the content policy; that the policy holds is seen in the other files.
  let page: Page;

  beforeAll(async () => {
    page = await openPage(browser, { bypassCSP: true, colorScheme: 'light' });
    await openDemo(page, '/', scenario);
  });

  afterAll(async () => {
    await page.context().close();
  });

  test('the overview is readable in both themes, wide and narrow, and nothing spins', async () => {
    await page.getByRole('main').waitFor();
    expect(await faultsOfScreen(page)).toEqual({});
  });

  test('the newest release is, too', async () => {
    if (scenario === 'empty') {
      await openDemo(page, '/r/shop@2.15.0', scenario);
    } else {
      await page.getByRole('row').nth(1).getByRole('rowheader').getByRole('link').click();
      await page.waitForURL(/\/r\//);
    }
    await untilSettled(page);
    expect(await faultsOfScreen(page)).toEqual({});
  });

  test('the sources are, too', async () => {
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Sources' }).click();
    await page.waitForURL(/\/sources/);
    await untilSettled(page);
    expect(await faultsOfScreen(page)).toEqual({});
  });
});
