import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser, STORY_NOW_MS, textOf } from './demoPage.ts';
import {
  HOUR_MS,
  MINUTE_MS,
  SECOND_MS,
  seenOn,
  startDisplay,
  type Display,
  type WallSeen,
} from './display.ts';

/** The last night of the release's watch: it is proven to hold, and its verdict shines. */
const MIDNIGHT_MS = STORY_NOW_MS + 62 * HOUR_MS;
/** As public/holdfast.json sets it. */
const INTERVAL_MS = 30 * SECOND_MS;
/** A source that has failed for long is asked again every five minutes, and what follows from its answers after as long. */
const BACK_WITHIN_MS = 11 * MINUTE_MS;

/** Of real time, on a busy machine. */
const PATIENCE_MS = 300_000;

let browser: Browser;
let display: Display;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

const seen = (): Promise<WallSeen> => seenOn(display.page);

function expectLive(now: WallSeen): void {
  expect(now.claims).toContain('Holding');
  expect(now.verdict).toBe('Holding');
  expect(now.tiles.map(({ hatched, clock }) => hatched || clock)).toEqual([false, false, false, false]);
  expect(now.heartbeat).toContain('6 of 6 sources');
}

/** Past two intervals: still told, but nobody can take it for new. */
function expectMarked({ tiles }: WallSeen): void {
  const [errorRate] = tiles;
  expect(errorRate).toMatchObject({ title: 'Error rate', hatched: true, clock: true });
  expect(errorRate?.text).toMatch(/\d % [12] min old/);
}

/** Past six: the last good value, greyed, and nothing that claims anything. */
function expectWithdrawn(now: WallSeen, live: WallSeen): void {
  expect(now.verdict).toBe('Stale');
  expect(now.reason).toMatch(/^No verdict: .* \d+ (?:min|h)/);
  expect(now.claims).toEqual([]);
  expect(now.heartbeat).toMatch(/data \d+ (?:min|h).* old/);
  const colours = live.tiles.map(({ valueColour }) => valueColour);
  for (const { text, hatched, clock, valueColour } of now.tiles) {
    expect(text).toMatch(/\d.* no verdict, data \d+ (?:min|h).* old$/);
    expect({ hatched, clock, greyed: !colours.includes(valueColour) }).toEqual({
      hatched: true,
      clock: true,
      greyed: true,
    });
  }
}

async function untilWithdrawn(withinMs: number): Promise<void> {
  await display.passUntil(async () => (await seen()).tiles.every(({ text }) => text.includes('no verdict')), {
    withinMs,
    stepMs: 30 * SECOND_MS,
  });
}

/** Nobody touches the display; its page has been loaded once, and its address has not changed. */
async function untilLive(): Promise<void> {
  const isLive = async (): Promise<boolean> => {
    const { claims, tiles, heartbeat } = await seen();
    const isWhole = heartbeat.includes('6 of 6 sources');
    return isWhole && claims.includes('Holding') && tiles.every(({ hatched }) => !hatched);
  };
  try {
    await display.passUntil(isLive, { withinMs: BACK_WITHIN_MS });
  } catch (cause) {
    throw new Error(
      `The wall is not live again (${display.server.held()} held): ${JSON.stringify(await seen())}`,
      { cause },
    );
  }
  expectLive(await seen());
  expect(display.loads()).toBe(1);
  expect(new URL(display.page.url()).pathname).toBe('/wall');
}

describe('a wall through a night of faults', { timeout: PATIENCE_MS }, () => {
  let live: WallSeen;

  beforeAll(async () => {
    display = await startDisplay(browser, { startMs: MIDNIGHT_MS });
    await display.open('/wall?service=shop&views=watch,sources');
    await display.page.locator('main li[data-age]').first().waitFor();
    // The turning of the views is stopped; arrows look at the other one.
    await display.page.keyboard.press('Space');
  });

  afterAll(() => display.close());

  // Each fault begins where the display has got over the one before.
  beforeEach(async () => {
    // Also where a test has failed.
    Object.assign(display.server.state, { down: false, sources: 'answer', toolsStandAtMs: null });
    await untilLive();
    live = await seen();
  }, PATIENCE_MS);

  test('all sources are killed', async () => {
    display.server.state.sources = 'fail';
    await display.pass(2 * INTERVAL_MS + 10 * SECOND_MS);
    expectMarked(await seen());
    await display.pass(4 * INTERVAL_MS + 10 * SECOND_MS);
    expect(await seen()).toMatchObject({ verdict: 'Stale', claims: [] });
    await untilWithdrawn(4 * MINUTE_MS);
    const now = await seen();
    expectWithdrawn(now, live);
    expect(now.heartbeat).toContain('0 of 6 sources');
    await display.picture('source-killed');
    display.server.state.sources = 'answer';
    await untilLive();
  });

  test('all sources hang: they take what is asked, and never answer', async () => {
    display.server.state.sources = 'hang';
    await display.pass(2 * INTERVAL_MS + 10 * SECOND_MS);
    expectMarked(await seen());
    await untilWithdrawn(8 * MINUTE_MS);
    expectWithdrawn(await seen(), live);
    await display.picture('source-hangs');
    display.server.state.sources = 'answer';
    await untilLive();
  });

  test('the session at the sources ends in the night (401)', async () => {
    display.server.state.sources = 'refuse-session';
    await untilWithdrawn(8 * MINUTE_MS);
    expectWithdrawn(await seen(), live);
    await display.page.keyboard.press('ArrowRight');
    const sources = await textOf(display.page.getByRole('main'));
    expect(sources).toContain('Jira does not accept the credentials (HTTP 401).');
    expect(sources).not.toContain('answers');
    await display.picture('session-ended');
    await display.page.keyboard.press('ArrowLeft');
    display.server.state.sources = 'answer';
    await untilLive();
  });

  test('data are frozen: the sources answer at once, and always the same', async () => {
    display.server.state.toolsStandAtMs = display.server.nowMs();
    await display.passUntil(async () => (await seen()).verdict === 'Stale', {
      withinMs: 25 * MINUTE_MS,
      stepMs: 30 * SECOND_MS,
    });
    const now = await seen();
    expect(now.claims).toEqual([]);
    await display.picture('data-frozen');
    display.server.state.toolsStandAtMs = null;
    await untilLive();
  });

  test('the machine sleeps for an hour', async () => {
    // Answers take their time after a night: what is shown until then is what is looked at here.
    display.server.state.sources = 'hang';
    await display.sleep(HOUR_MS);
    await display.page.getByRole('heading', { level: 1, name: 'Stale' }).waitFor();
    const now = await seen();
    expectWithdrawn(now, live);
    expect(now.tiles[0]?.text).toMatch(/no verdict, data 1 h(?: \d min)? old/);
    await display.picture('machine-slept');
    display.server.state.sources = 'answer';
    await untilLive();
  });

  test('the network is cut for six hours', async () => {
    display.server.state.down = true;
    await display.pass(4 * MINUTE_MS, MINUTE_MS);
    expect(await seen()).toMatchObject({ verdict: 'Stale', claims: [] });
    // Each hour its timers fire for a minute only: all of them would take this test an hour.
    for (let hour = 1; hour <= 6; hour += 1) {
      await display.sleep(HOUR_MS);
      await display.pass(MINUTE_MS, MINUTE_MS);
    }
    // What is asked anew each hour fails within seconds.
    await display.pass(20 * SECOND_MS, 2 * SECOND_MS);
    const now = await seen();
    expect(now.heartbeat).toContain('0 of 6 sources');
    expectWithdrawn(now, live);
    expect(now.tiles[0]?.text).toMatch(/no verdict, data 6 h .*old/);
    await display.picture('network-cut');
    display.server.state.down = false;
    await untilLive();
  });
});

test.each([
  { name: 'behind', skewMs: 10 * MINUTE_MS + 5 * SECOND_MS },
  { name: 'ahead', skewMs: -10 * MINUTE_MS - 5 * SECOND_MS },
])('the clock of the display is ten minutes $name', { timeout: PATIENCE_MS }, async ({ name, skewMs }) => {
  display = await startDisplay(browser, { startMs: MIDNIGHT_MS });
  display.server.state.skewMs = skewMs;
  await display.open('/wall?service=shop&views=watch');
  await display.page.locator('main li[data-age]').first().waitFor();
  await display.passUntil(async () => /10 min off/.test((await seen()).heartbeat), {
    withinMs: MINUTE_MS,
    // An answer that seems to take longer tells nothing about the clock.
    stepMs: 2 * SECOND_MS,
  });
  // What came before the clock was put right looks older than it is until it is asked anew.
  await untilLive();
  const now = await seen();
  expectLive(now);
  expect(now.heartbeat).toMatch(name === 'behind' ? /^00:[12]\d/ : /^(?:23:5|00:0)\d/);
  expect(now.heartbeat).toContain('this clock is 10 min off');
  if (name === 'behind') await display.picture('clock-off');
  await display.close();
});

test(
  'killed sources are marked and withdrawn on people’s screens, too',
  { timeout: PATIENCE_MS },
  async () => {
    display = await startDisplay(browser, { startMs: MIDNIGHT_MS });
    const { page, server } = display;
    await display.open('/');
    const row = page.getByRole('row').filter({ hasText: '2.15.0' }).first();
    await row.getByText('Holding').waitFor();
    server.state.sources = 'fail';
    await display.pass(7 * MINUTE_MS, MINUTE_MS);
    const text = await textOf(row);
    expect(text).not.toContain('Holding');
    expect(text).toMatch(/Stale.*\d min/);
    await display.picture('source-killed-overview');
    server.state.sources = 'answer';
    await display.passUntil(async () => (await textOf(row)).includes('Holding'), {
      withinMs: BACK_WITHIN_MS,
      stepMs: 15 * SECOND_MS,
    });
    await display.close();
  },
);
