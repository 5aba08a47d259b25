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

const HD = { width: 1920, height: 1080 };
/** All sizes are shares of the display's: the others are the same picture, larger or smaller, and are measured once. */
const displays = {
  '1080p': { ...HD, scale: 1, all: true },
  '1080p at scale 1.3': { ...HD, scale: 1.3, all: true },
  portrait: { width: 1080, height: 1920, scale: 1, all: true },
  '720p': { width: 1280, height: 720, scale: 1, all: false },
  '4K': { width: 3840, height: 2160, scale: 1, all: false },
} as const;
const lights = {
  night: ['data-theme', 'wall'],
  day: ['data-theme', 'light'],
  dimmed: ['data-dim', 'true'],
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
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

const heartbeat = (page: Page): Promise<string> => textOf(page.getByRole('contentinfo'));
const wallOf = (page: Page) => page.locator('[data-dim]');

/** As its address would: the scale is in the sizes of the whole wall. */
async function setScale(page: Page, scale: number): Promise<void> {
  await wallOf(page).evaluate((wall, value) => wall.style.setProperty('--scale', value), String(scale));
}

async function layoutFaults(page: Page, scale: number): Promise<readonly string[]> {
  const all = await Promise.all([
    lowCapitals(page, scale),
    wallFaults(page),
    cutTexts(page),
    overlappingTexts(page),
  ]);
  return all.flat();
}

describe.each(scenarioNames)('%s', (scenario) => {
  test('every view can be read from across the room, on every display', { timeout: 120_000 }, async () => {
    const page = await openPage(browser, { bypassCSP: true, viewport: HD });
    await openWall(page, scenario, 'dwell=3600');
    const faults: Record<string, readonly string[]> = {};
    for (const view of WALL_VIEWS) {
      await page.locator(`main[data-view="${view}"]`).waitFor();
      for (const [name, { width, height, scale, all }] of Object.entries(displays)) {
        if (!all && scenario !== 'bad-release') continue;
        await page.setViewportSize({ width, height });
        await setScale(page, scale);
        await drawnAgain(page);
        faults[`${view} at ${name}`] = await layoutFaults(page, scale);
      }
      await page.setViewportSize(HD);
      await setScale(page, 1);
      for (const [name, [attribute, value]] of Object.entries(lights)) {
        await wallOf(page).evaluate((wall, set) => wall.setAttribute(...set), [attribute, value] as const);
        faults[`${view} by ${name}`] = await weakContrasts(page);
      }
      await wallOf(page).evaluate((wall) => {
        wall.setAttribute('data-dim', 'false');
        wall.setAttribute('data-theme', 'wall');
      });
      if (scenario === 'bad-release' || scenario === 'source-down')
        faults[`axe: ${view}`] = await axeFaults(page);
      faults[`moving: ${view}`] = await movingParts(page);
      await page.keyboard.press('ArrowRight');
    }
    faults['console'] = takeFaults(page);
    await page.context().close();
    expect(Object.fromEntries(Object.entries(faults).filter(([, list]) => list.length > 0))).toEqual({});
  });
});

describe('a display that nobody touches', () => {
  let page: Page;

  beforeAll(async () => {
    page = await openPage(browser, { viewport: HD });
    // The page's timers are moved on by hand; the engine in its worker keeps real time.
    await page.clock.install();
    await openWall(page, 'steady', 'views=watch,sources,defects&tz=Europe/Berlin');
  });

  afterAll(async () => {
    await page.context().close();
  });

  test('shows no frame of the app, says what it is, and hides the pointer', async () => {
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.getByRole('link').count()).toBe(0);
    expect(await heartbeat(page)).toMatch(
      /^11:\d\d:\d\d CET 20 Nov data (?:just now|\d+ s old) 6 of 6 sources demo data \d+\.\d+\.\d+.*$/,
    );
    const pointer = (): Promise<string> =>
      page.locator('main').evaluate((one) => getComputedStyle(one).cursor);
    await page.mouse.move(400, 400);
    await expect.poll(pointer).toBe('auto');
    await page.clock.runFor(3_500);
    await expect.poll(pointer).toBe('none');
    await page.mouse.move(500, 400);
    await expect.poll(pointer).toBe('auto');
  });

  test('the measures find what is too small for the room', async () => {
    await setScale(page, 0.8);
    expect((await lowCapitals(page)).join('\n')).toContain('Error rate');
    await setScale(page, 1);
  });

  test('turns its views, is paused by input and by Space, and says so', async () => {
    const at = (view: string): Promise<void> => page.locator(`main[data-view="${view}"]`).waitFor();
    await page.clock.runFor(30_000);
    await page.clock.runFor(20_000);
    await at('sources');
    await page.mouse.move(300, 300);
    await page.mouse.move(310, 300);
    await expect.poll(() => heartbeat(page)).toContain('paused 2/3');
    await page.keyboard.press('Space');
    await expect.poll(() => heartbeat(page)).toContain('stopped 2/3');
    await page.clock.runFor(60_000);
    await at('sources');
    await page.keyboard.press('ArrowRight');
    await at('defects');
    await page.keyboard.press('Space');
    await page.clock.runFor(20_000);
    await at('watch');
  });

  test('is dark by its zone at the hours that its address names, and says so', async () => {
    expect(await wallOf(page).getAttribute('data-dim')).toBe('false');
    await page.evaluate(() => {
      history.replaceState(null, '', `${location.href}&dim=11-12`);
    });
    await expect.poll(() => wallOf(page).getAttribute('data-dim')).toBe('true');
    expect(await heartbeat(page)).toContain('dimmed');
  });
});

test('says on the tile that a session has ended, and stays where it is', async () => {
  const page = await openPage(browser, { viewport: HD });
  await openWall(page, 'source-down', 'views=sources');
  expect(await textOf(page.getByRole('main'))).toContain('Jira does not accept the credentials (HTTP 401).');
  expect(await heartbeat(page)).toContain('4 of 6 sources');
  expect(new URL(page.url()).pathname).toBe('/wall');
  await page.context().close();
});

test(
  'stays on a release that has regressed; the engine falls silent: its figures are marked as old, its verdict goes',
  { timeout: 150_000 },
  async () => {
    const page = await openPage(browser, { viewport: HD });
    await openWall(page, 'bad-release', 'speed=300&dwell=5&views=sources,watch');
    const word = (): Promise<string> => textOf(page.getByRole('heading', { level: 1 }));
    await expect.poll(() => heartbeat(page), { timeout: 60_000, interval: 250 }).toContain('pinned');
    await page.locator('main[data-view="watch"]').waitFor();
    expect(await word()).toBe('Regressed');
    const engine = page.workers().find((worker) => worker.url().includes('engine.worker'));
    if (engine === undefined) throw new Error('no engine');
    // Never comes back: the engine hangs.
    void engine.evaluate('for (;;);').catch(() => undefined);
    const ages = (): Promise<(string | null)[]> =>
      page
        .locator('main li[data-age]')
        .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-age')));
    await expect.poll(ages, { timeout: 30_000, interval: 100 }).toContain('late');
    expect(await textOf(page.getByRole('main'))).toMatch(/\d+ (?:min|h) old/);
    await page.keyboard.press('Space');
    await expect.poll(word, { timeout: 30_000, interval: 100 }).toBe('Stale');
    expect(await textOf(page.getByRole('main'))).toMatch(/No verdict: .*\d+ (?:min|h)/);
    expect(await overlappingTexts(page)).toEqual([]);
    expect(await weakContrasts(page)).toEqual([]);
    // On the other views, too, nothing is claimed any more of what is due.
    await page.keyboard.press('ArrowRight');
    await page.locator('main[data-view="sources"]').waitFor();
    expect(await textOf(page.getByRole('main'))).toContain('Prometheus silent');
    await page.context().close();
  },
);

describe('the set-up sheet', () => {
  let page: Page;

  beforeAll(async () => {
    page = await openPage(browser, { bypassCSP: true, viewport: HD });
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
    await sheet.getByLabel('Dim the display at night').check();
    await sheet.getByLabel('Dim until').fill('07:00');
    await sheet.getByLabel('Seconds between questions').fill('120');
    await sheet.getByLabel('Time zone').selectOption('Europe/Berlin');
    const address = await textOf(sheet.getByRole('status'));
    const url = new URL(address);
    expect(url.pathname).toBe('/wall');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      views: 'watch,sources,defects',
      dwell: '45',
      wake: 'on',
      dim: '22-07',
      refresh: '120',
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
