import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { scenarioNames } from '../../mocks/scenarios/scenarioNames.ts';
import { WALL_VIEWS } from '../../src/selection/wall.ts';
import { axeFaults, demoUrl, openBrowser, openPage, takeFaults, textOf } from './demoPage.ts';
import { cutTexts, movingParts, overlappingTexts } from './layoutFaults.ts';
import { lowCapitals, wallFaults, weakContrasts } from './wallFaults.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

const sizes = {
  '720p': { width: 1280, height: 720 },
  '1080p': { width: 1920, height: 1080 },
  '4K': { width: 3840, height: 2160 },
  portrait: { width: 1080, height: 1920 },
} as const;

/** Opens a wall and waits until it waits for nothing any more. */
async function openWall(page: Page, scenario: (typeof scenarioNames)[number], more = ''): Promise<void> {
  await page.goto(demoUrl('/wall', scenario, more));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await vi.waitFor(
    async () => {
      expect(await textOf(page.getByRole('main'))).not.toMatch(/awaited/i);
      expect(await heartbeat(page)).toMatch(/[1-9] of \d sources/);
    },
    { timeout: 40_000, interval: 100 },
  );
}

async function drawnAgain(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 5; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

const heartbeat = (page: Page): Promise<string> => textOf(page.getByRole('contentinfo'));

describe.each(scenarioNames)('%s', (scenario) => {
  test('every view can be read from across the room, on every display', { timeout: 180_000 }, async () => {
    const page = await openPage(browser, { bypassCSP: true, viewport: sizes['1080p'] });
    await openWall(page, scenario, 'dwell=3600');
    const faults: Record<string, readonly string[]> = {};
    for (const view of WALL_VIEWS) {
      await page.locator(`main[data-view="${view}"]`).waitFor();
      for (const [name, size] of Object.entries(sizes)) {
        await page.setViewportSize(size);
        await drawnAgain(page);
        const where = `${view} at ${name}`;
        faults[`low capitals: ${where}`] = await lowCapitals(page);
        faults[`beyond: ${where}`] = await wallFaults(page);
        faults[`cut: ${where}`] = await cutTexts(page);
        faults[`overlapping: ${where}`] = await overlappingTexts(page);
      }
      await page.setViewportSize(sizes['1080p']);
      faults[`contrast: ${view}`] = await weakContrasts(page);
      await page
        .locator('[data-theme]')
        .last()
        .evaluate((wall) => wall.setAttribute('data-theme', 'light'));
      faults[`contrast in daylight: ${view}`] = await weakContrasts(page);
      await page
        .locator('[data-theme]')
        .last()
        .evaluate((wall) => wall.setAttribute('data-theme', 'wall'));
      faults[`axe: ${view}`] = await axeFaults(page);
      faults[`moving: ${view}`] = await movingParts(page);
      await page.keyboard.press('ArrowRight');
    }
    faults['console'] = takeFaults(page);
    await page.context().close();
    expect(Object.fromEntries(Object.entries(faults).filter(([, list]) => list.length > 0))).toEqual({});
  });
});

test('the measures find what is too small for the room', async () => {
  const page = await openPage(browser, { viewport: sizes['1080p'] });
  await openWall(page, 'steady', 'views=watch&scale=0.8');
  expect((await lowCapitals(page)).join('\n')).toContain('Error rate');
  await page.context().close();
});

describe('a display that nobody touches', () => {
  let page: Page;

  beforeAll(async () => {
    page = await openPage(browser, { viewport: sizes['1080p'] });
  });

  afterAll(async () => {
    await page.context().close();
  });

  test('shows no frame of the app, says what it is, and hides the pointer', async () => {
    await openWall(page, 'steady', 'views=watch&tz=Europe/Berlin');
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.getByRole('link').count()).toBe(0);
    expect(await heartbeat(page)).toMatch(
      /^11:\d\d:\d\d CET 20 Nov data (?:just now|\d+ s old) 6 of 6 sources demo data \d+\.\d+\.\d+.*$/,
    );
    const pointer = (): Promise<string> =>
      page.locator('main').evaluate((one) => getComputedStyle(one).cursor);
    await page.mouse.move(400, 400);
    await expect.poll(pointer).toBe('auto');
    await expect.poll(pointer, { timeout: 8_000 }).toBe('none');
    await page.mouse.move(500, 400);
    await expect.poll(pointer).toBe('auto');
  });

  test('turns its views, is paused by input and by Space, and says so', async () => {
    await openWall(page, 'steady', 'views=sources,defects&dwell=5');
    await page.locator('main[data-view="defects"]').waitFor({ timeout: 15_000 });
    await page.mouse.move(300, 300);
    await page.mouse.move(310, 300);
    await expect.poll(() => heartbeat(page)).toContain('paused 2/2');
    await page.keyboard.press('Space');
    await expect.poll(() => heartbeat(page)).toContain('stopped 2/2');
    await page.keyboard.press('ArrowLeft');
    await page.locator('main[data-view="sources"]').waitFor();
    await page.keyboard.press('Space');
    await page.locator('main[data-view="defects"]').waitFor({ timeout: 15_000 });
  });

  test('stays on a release that has regressed', { timeout: 150_000 }, async () => {
    await openWall(page, 'bad-release', 'speed=60&dwell=5&views=sources,watch');
    await expect.poll(() => heartbeat(page), { timeout: 120_000, interval: 500 }).toContain('pinned');
    await page.locator('main[data-view="watch"]').waitFor();
    expect(await textOf(page.getByRole('heading', { level: 1 }))).toBe('Regressed');
  });

  test(
    'marks its figures as old and withdraws the verdict when the engine falls silent',
    {
      timeout: 150_000,
    },
    async () => {
      await openWall(page, 'steady', 'speed=60&views=watch');
      const engine = page.workers().find((worker) => worker.url().includes('engine.worker'));
      if (engine === undefined) throw new Error('no engine');
      // Never comes back: the engine hangs.
      void engine.evaluate('for (;;);').catch(() => undefined);
      const ages = (): Promise<(string | null)[]> =>
        page
          .locator('main li[data-age]')
          .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-age')));
      await expect.poll(ages, { timeout: 40_000, interval: 250 }).toContain('late');
      expect(await textOf(page.getByRole('main'))).toMatch(/\d+ min old/);
      await expect
        .poll(() => textOf(page.getByRole('heading', { level: 1 })), { timeout: 55_000, interval: 250 })
        .toBe('Stale');
      expect(await textOf(page.getByRole('main'))).toMatch(/No verdict: .*\d+ min/);
      expect(await overlappingTexts(page)).toEqual([]);
      expect(await weakContrasts(page)).toEqual([]);
    },
  );

  test('says on the tile that a session has ended, and stays where it is', async () => {
    await openWall(page, 'source-down', 'views=sources');
    expect(await textOf(page.getByRole('main'))).toContain(
      'Jira does not accept the credentials (HTTP 401).',
    );
    expect(await heartbeat(page)).toContain('4 of 6 sources');
    expect(new URL(page.url()).pathname).toBe('/wall');
  });
});

describe('the set-up sheet', () => {
  let page: Page;

  beforeAll(async () => {
    page = await openPage(browser, { bypassCSP: true, viewport: sizes['1080p'] });
    await openWall(page, 'steady', 'views=watch,sources');
  });

  afterAll(async () => {
    await page.context().close();
  });

  test('opens with Esc, builds the address as its fields are changed, and closes with Esc', async () => {
    await page.keyboard.press('Escape');
    const sheet = page.getByRole('dialog', { name: 'Set up this wall' });
    await sheet.waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await sheet.getByLabel('Seconds per view').fill('45');
    await sheet.getByLabel('Open defects').check();
    await sheet.getByLabel('Keep the display on').check();
    await sheet.getByLabel('Time zone').selectOption('Europe/Berlin');
    const address = await textOf(sheet.getByRole('status'));
    const url = new URL(address);
    expect(url.pathname).toBe('/wall');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      views: 'watch,sources,defects',
      dwell: '45',
      wake: 'on',
      tz: 'Europe/Berlin',
      scenario: 'steady',
    });
    await sheet.getByRole('img', { name: 'QR code of the address' }).waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    expect(new URL(page.url()).searchParams.get('views')).toBe('watch,sources');
  });

  test('is used here by the keyboard alone: Space in it stops no turning', async () => {
    await page.keyboard.press('Escape');
    const sheet = page.getByRole('dialog', { name: 'Set up this wall' });
    await sheet.getByLabel('Open defects').focus();
    await page.keyboard.press('Space');
    await sheet.getByRole('button', { name: 'Use it here' }).focus();
    await page.keyboard.press('Enter');
    await sheet.waitFor({ state: 'hidden' });
    expect(new URL(page.url()).searchParams.get('views')).toBe('watch,sources,defects');
    expect(await heartbeat(page)).toMatch(/\/3\b/);
    expect(await heartbeat(page)).not.toContain('stopped');
  });
});
