import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { worldOf } from '../../mocks/node.ts';
import { requestTruth, sessionTruth, ticketTruth } from '../../mocks/world/truth.ts';
import type { World, WorldRelease } from '../../mocks/world/world.ts';
import { floorTo, HOUR_MS } from '../../src/engine/domain/time.ts';
import { openBrowser, openDemo, openPage, STORY_NOW_MS, takeFaults, textOf } from './demoPage.ts';

const WINDOW_MS = 72 * HOUR_MS;
/** Percent on screen have two decimals. */
const ROUNDING = 0.005;
/** Counters lose what happened before their first scrape: some failures of some hundred thousand requests. */
const LOST = 0.015;

const labels: Readonly<Record<string, string>> = { shop: 'Shop', accounts: 'Accounts', payments: 'Payments' };

let browser: Browser;
let page: Page;
let world: World;

beforeAll(async () => {
  world = worldOf({ scenario: 'steady', seed: 7, storyNowMs: STORY_NOW_MS });
  browser = await openBrowser();
  page = await openPage(browser);
  await openDemo(page, '/', 'steady');
});

afterAll(async () => {
  await browser.close();
});

/** The newest releases whose 72 hours have passed, with the whole hours of that time. */
function finishedReleases() {
  return world.releases
    .flatMap((release) => {
      const startedAtMs = release.deployments[0]?.startedAtMs ?? Infinity;
      if (startedAtMs + WINDOW_MS > STORY_NOW_MS) return [];
      const startMs = floorTo(startedAtMs, HOUR_MS);
      return [{ ...release, startedAtMs, window: { startMs, endMs: startMs + WINDOW_MS } }];
    })
    .toSorted((a, b) => b.startedAtMs - a.startedAtMs)
    .slice(0, 8);
}

/** What the button of a figure says, with plain spaces. */
function said({ service, version }: WorldRelease, label: string): Promise<string> {
  const name = new RegExp(`^${label} of ${labels[service]} ${version.replaceAll('.', '\\.')}:`);
  return textOf(page.getByRole('button', { name }));
}

async function percentOf(release: WorldRelease, label: string): Promise<number> {
  const text = await said(release, label);
  const number = /: ([<>]?)([\d.]+) %/.exec(text)?.[2];
  if (number === undefined) throw new Error(`no percentage in "${text}"`);
  return Number(number);
}

test('error rate and success on screen are the true ones', async () => {
  for (const release of finishedReleases()) {
    const truth = requestTruth(world, release);
    const failedPercent = (100 * truth.failed) / truth.total;
    const name = `${release.service} ${release.version}`;
    expect(Math.abs((await percentOf(release, 'Error rate')) - failedPercent), name).toBeLessThan(
      LOST + ROUNDING,
    );
    expect(
      Math.abs((await percentOf(release, 'Transaction success')) - (100 - failedPercent)),
      name,
    ).toBeLessThan(LOST + ROUNDING);
  }
});

test('crash-free sessions on screen are exactly the true ones, and absent where an app reports none', async () => {
  for (const release of finishedReleases()) {
    const truth = sessionTruth(world, release);
    if (truth.total === 0) {
      expect(await said(release, 'Crash-free sessions')).toContain('no data');
      continue;
    }
    const percent = 100 * (1 - truth.crashed / truth.total);
    expect(Math.abs((await percentOf(release, 'Crash-free sessions')) - percent)).toBeLessThanOrEqual(
      ROUNDING + 1e-9,
    );
  }
});

test('incidents on screen are those whose tickets name the release', async () => {
  let compared = 0;
  for (const { service, version } of world.releases) {
    const truth = ticketTruth(world, { kind: 'incident', service, version, nowMs: STORY_NOW_MS });
    const button = page.getByRole('button', {
      name: new RegExp(`^Incidents of ${labels[service]} ${version}:`),
    });
    if (truth.length === 0 || (await button.count()) === 0) continue;
    expect([version, await textOf(button)]).toEqual([
      version,
      expect.stringMatching(new RegExp(`: ${truth.length}\\b`)),
    ]);
    compared += 1;
  }
  expect(compared).toBeGreaterThan(0);
});

test('the sentence on top speaks of the newest release', async () => {
  const [newest] = world.releases
    .filter(({ deployments }) => (deployments[0]?.startedAtMs ?? Infinity) <= STORY_NOW_MS)
    .toSorted((a, b) => (b.deployments[0]?.startedAtMs ?? 0) - (a.deployments[0]?.startedAtMs ?? 0));
  const headline = await textOf(page.getByRole('heading', { level: 1 }));
  expect(headline).toContain(`${labels[newest?.service ?? '']} ${newest?.version}`);
  expect(headline).toMatch(/No incidents are open/);
});

test('nothing was refused or reported in the console', () => {
  expect(takeFaults(page)).toEqual([]);
});
