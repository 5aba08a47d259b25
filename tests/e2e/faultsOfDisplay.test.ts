import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, STORY_NOW_MS, textOf } from './demoPage.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS, seenOn, startDisplay, type Display } from './display.ts';

/** Ten in the evening of the release's last night of watch: it is proven to hold, and its verdict shines. */
const TEN_MS = STORY_NOW_MS + 60 * HOUR_MS;
/** A version is looked for every five minutes or so, and displays do not reload at once. */
const RELOADS_WITHIN_MS = 9 * MINUTE_MS;
/** Of real time, on a busy machine. */
const PATIENCE_MS = 300_000;

let browser: Browser;
let display: Display;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());
afterEach(() => display.close());

async function openWall(more = ''): Promise<void> {
  display = await startDisplay(browser, { startMs: TEN_MS });
  await display.open(`/wall?service=shop&views=watch${more}`);
  await untilLive();
  // Self-care begins three seconds after the first picture, in a file of its own.
  await untilCared();
}

const untilCared = (): Promise<void> =>
  display.passUntil(
    () =>
      display.server.asked.lastIndexOf('/version.json') > display.server.asked.lastIndexOf('/holdfast.json'),
    { withinMs: 2 * MINUTE_MS },
  );

const isLive = async (): Promise<boolean> => {
  const { claims, tiles } = await seenOn(display.page);
  return claims.includes('Holding') && tiles.length === 4 && tiles.every(({ hatched }) => !hatched);
};

async function untilLive(): Promise<void> {
  await display.page.getByRole('contentinfo').waitFor();
  await display.passUntil(isLive, { withinMs: 11 * MINUTE_MS });
}

async function untilLoads(times: number, withinMs = RELOADS_WITHIN_MS): Promise<void> {
  await display.passUntil(() => display.loads() >= times, { withinMs, stepMs: 30 * SECOND_MS });
  expect(display.loads()).toBe(times);
}

/** Makes the display look for a version now, as after a pause of the network. */
const online = (): Promise<boolean> => display.page.evaluate(() => dispatchEvent(new Event('online')));

describe('a display that nobody touches', { timeout: PATIENCE_MS }, () => {
  test('takes a new deployment whose old files are deleted', async () => {
    await openWall();
    const { page, server } = display;
    server.state.build = 'second';
    await page.keyboard.press('Escape');
    const notice = page.getByRole('alert').filter({ hasText: 'The set-up could not be loaded.' });
    await notice.waitFor();
    expect(await isLive()).toBe(true);
    await display.picture('old-files-deleted');
    await untilLoads(2, 2 * MINUTE_MS);
    await untilLive();
    expect(await notice.count()).toBe(0);
    expect(await page.locator('script[type=module]').getAttribute('src')).toContain('/assets-second/');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Set up this wall' }).waitFor();
  });

  test('does not reload while its server is away at four in the morning, and does so when it is back', async () => {
    await openWall();
    await display.sleep(5.65 * HOUR_MS);
    await untilLive();
    display.server.state.down = true;
    await display.pass(4 * MINUTE_MS, MINUTE_MS);
    await display.sleep(40 * MINUTE_MS);
    await display.pass(2 * MINUTE_MS, MINUTE_MS);
    const now = await seenOn(display.page);
    expect(now).toMatchObject({ verdict: 'Stale', claims: [] });
    expect(now.reason).not.toContain('undecided');
    expect(now.heartbeat).toMatch(/^04:[23]\d/);
    expect(display.loads()).toBe(1);
    await display.picture('away-at-four');
    display.server.state.down = false;
    await untilLoads(2, 12 * MINUTE_MS);
    await untilLive();
  });

  test('stops reloading where it finds another version each time, and goes on an hour later', async () => {
    await openWall();
    const { server } = display;
    for (let turn = 1; turn <= 3; turn += 1) {
      server.state.build = `turn-${turn}`;
      await online();
      await untilLoads(1 + turn);
      await display.page.getByRole('contentinfo').waitFor();
      await untilCared();
    }
    server.state.build = 'one-more';
    await online();
    await display.passUntil(async () => (await seenOn(display.page)).heartbeat.includes('reload held back'), {
      withinMs: RELOADS_WITHIN_MS,
    });
    expect(display.loads()).toBe(4);
    await untilLive();
    await display.picture('reload-loop');
    await display.sleep(HOUR_MS);
    await untilLoads(5);
    await untilLive();
  });

  test('goes on with a storage that is full, and says so on Sources', async () => {
    display = await startDisplay(browser, { startMs: TEN_MS });
    const { page, server } = display;
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: 1 });
    await display.open('/wall?service=shop&views=watch');
    await untilLive();
    expect(display.loads()).toBe(1);
    await page.goto(`${server.url}/sources`);
    const refused = page.getByText('This browser refuses to keep answers (its storage is full or forbidden)');
    await display.passUntil(() => refused.isVisible(), { withinMs: 15 * MINUTE_MS });
    await refused.scrollIntoViewIfNeeded();
    await display.picture('storage-full');
  });

  test('gets rid of a service worker that keeps everything and answers nothing', async () => {
    display = await startDisplay(browser, { startMs: TEN_MS, options: {} });
    const { page, server } = display;
    server.state.serviceWorker = 'stuck';
    await display.open('/wall?service=shop&views=watch');
    await page.getByRole('contentinfo').waitFor();
    await display.passUntil(() => page.evaluate(() => navigator.serviceWorker.controller !== null), {
      withinMs: 2 * MINUTE_MS,
    });
    display.keepsAnswers = true;
    await display.passUntil(
      async () => {
        const { claims, tiles } = await seenOn(page);
        return claims.length === 0 && tiles.every(({ clock }) => clock);
      },
      { withinMs: 10 * MINUTE_MS, stepMs: 30 * SECOND_MS },
    );
    await display.picture('service-worker-stuck');
    server.state.serviceWorker = 'good';
    await untilLoads(2, 3 * HOUR_MS);
    display.keepsAnswers = false;
    await untilLive();
  });

  test('draws again when a part of it has thrown', async () => {
    await openWall();
    const { page } = display;
    const mend = await page.evaluateHandle(() => {
      const { prototype } = Intl.NumberFormat;
      const whole = Object.getOwnPropertyDescriptor(prototype, 'format') ?? {};
      Object.defineProperty(prototype, 'format', {
        configurable: true,
        get: () => {
          throw new Error('a fault of a part');
        },
      });
      return () => void Object.defineProperty(prototype, 'format', whole);
    });
    const notice = page.getByRole('alert').filter({ hasText: 'This view could not be drawn.' });
    await display.passUntil(() => notice.isVisible(), { withinMs: 2 * MINUTE_MS });
    expect(await textOf(page.locator('body'))).not.toContain('Holding');
    await display.picture('part-throws');
    await mend.evaluate((act) => act());
    await untilLive();
    expect(display.loads()).toBe(1);
  });

  test('loads itself again when all of it has thrown', async () => {
    await openWall('&shift=on');
    const { page } = display;
    await page.evaluate(() => {
      // Where the picture is shifted to is computed outside of every panel.
      Math.sin = () => {
        throw new Error('a fault of all');
      };
    });
    const notice = page.getByRole('alert').filter({ hasText: 'The wall could not be drawn.' });
    await display.passUntil(() => notice.isVisible(), { withinMs: 3 * MINUTE_MS });
    expect(await textOf(page.locator('body'))).not.toContain('Holding');
    await display.picture('all-throws');
    await untilLoads(2, 4 * MINUTE_MS);
    await untilLive();
  });
});
