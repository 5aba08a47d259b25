import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page, Worker } from 'playwright-core';
import { expect } from 'vitest';
import { reducePng } from '../../scripts/reducePng.ts';
import { distFolder } from '../../scripts/vitest/buildOnce.ts';
import type { ScenarioName } from '../../mocks/world/world.ts';
import { openPage, STORY_NOW_MS, textOf } from './demoPage.ts';
import { CLOCK_PATH, startDeploymentServer, type DeploymentServer } from './deploymentServer.ts';
import { installClock } from './handClock.ts';

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

interface DisplayOrder {
  readonly scenario?: ScenarioName;
  /** When the display is opened, by its own clock. */
  readonly startMs?: number;
  readonly options?: BrowserContextOptions;
}

/** A display on a server of its own, the time of both in the test's hand. */
export interface Display {
  readonly page: Page;
  readonly server: DeploymentServer;
  /** Something on the way keeps what is answered: it is not waited for. */
  keepsAnswers: boolean;
  open(path: string): Promise<void>;
  /** Lets time pass on the display, in its engine and on the server, in steps after each of which what was asked is answered. */
  pass(ms: number, stepMs?: number): Promise<void>;
  /** Lets time pass until something is so. */
  passUntil(
    isSo: () => Promise<boolean> | boolean,
    limits: { withinMs: number; stepMs?: number },
  ): Promise<void>;
  /** The lid is closed: the display stands still, the world does not. */
  sleep(ms: number): Promise<void>;
  /** How often the page has been loaded. */
  loads(): number;
  /** With HOLDFAST_PICTURES=<folder>: what a person sees now. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

const GATHERED_MS = 50;
/** A display that never comes to rest is looked at all the same. */
const MOST_ROUNDS = 10;
/** More than a display ever asks at a time. */
const MANY = 1_000;
const withoutWorker: BrowserContextOptions = { serviceWorkers: 'block' };

export async function startDisplay(browser: Browser, order: DisplayOrder = {}): Promise<Display> {
  const { scenario = 'steady', startMs = STORY_NOW_MS, options = withoutWorker } = order;
  const server = await startDeploymentServer({
    folder: distFolder(),
    scenario,
    storyNowMs: STORY_NOW_MS,
    startMs,
  });
  const page = await openPage(browser, {
    viewport: { width: 1280, height: 720 },
    ...options,
  });
  await page.addInitScript(installClock, CLOCK_PATH);
  let loads = 0;
  page.on('domcontentloaded', () => (loads += 1));

  /** The page, and its engine. Service workers keep the real time. */
  const realms = (): readonly (Page | Worker)[] => [
    page,
    ...page.workers().filter((worker) => worker.url().includes('engine.worker')),
  ];
  /**
   * Answers make the engine compute, what it has computed makes the page ask, and the page draws what it is told: on a busy
   * machine each of them takes its time, and the clock must not run ahead of it.
   */
  async function settled(): Promise<void> {
    let before = '';
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const news = await Promise.all(
        realms().map((realm) => inRealm(realm, (held) => handClock.settled(held), unanswered())),
      );
      if (news.join() === before) return;
      before = news.join();
    }
  }
  const unanswered = (): number => (display.keepsAnswers ? MANY : server.held());

  async function jump(ms: number): Promise<void> {
    server.jump(ms);
    await Promise.all(realms().map((realm) => inRealm(realm, (by) => handClock.pass(by), ms)));
    await settled();
  }

  async function step(ms: number): Promise<void> {
    await jump(ms);
    // The engine gathers answers for some milliseconds before it computes.
    await jump(GATHERED_MS);
  }

  const display: Display = {
    page,
    server,
    keepsAnswers: false,
    open: async (path) => {
      await page.goto(server.url + path);
    },
    async pass(ms, stepMs = 10 * SECOND_MS) {
      for (let leftMs = ms; leftMs > 0; leftMs -= stepMs) await step(Math.min(stepMs, leftMs));
    },
    async passUntil(isSo, { withinMs, stepMs = 10 * SECOND_MS }) {
      for (let passedMs = 0; !(await isSo()); passedMs += stepMs) {
        expect(passedMs, 'the time that may pass').toBeLessThan(withinMs);
        await step(stepMs);
      }
    },
    async sleep(ms) {
      server.jump(ms);
      await Promise.all(realms().map((realm) => inRealm(realm, (by) => handClock.sleep(by), ms)));
      await settled();
    },
    loads: () => loads,
    async picture(name) {
      const folder = process.env['HOLDFAST_PICTURES'];
      if (folder === undefined) return;
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}.png`), reducePng(await page.screenshot()));
    },
    async close() {
      await page.context().close();
      await server.close();
    },
  };
  return display;
}

/**
 * A page that loads itself again meanwhile has nothing to be told: its clock is set when it starts. It is waited for, or hours
 * would pass before it is there.
 */
async function inRealm<T>(
  realm: Page | Worker,
  act: (argument: number) => T | Promise<T>,
  argument: number,
): Promise<T | null> {
  try {
    // The two have the same method, with types that do not meet.
    return await ('workers' in realm ? realm.evaluate(act, argument) : realm.evaluate(act, argument));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    if (!/closed|destroyed|navigat|detached|handClock/i.test(said)) throw error;
    if ('workers' in realm) await realm.waitForLoadState('domcontentloaded').catch(() => undefined);
    return null;
  }
}

/** What a person sees on a wall. */
export interface WallSeen {
  /** The verdict's word; other views have it in their band. */
  readonly verdict: string;
  readonly reason: string;
  readonly tiles: readonly {
    readonly title: string;
    readonly text: string;
    readonly hatched: boolean;
    readonly clock: boolean;
    readonly valueColour: string;
  }[];
  readonly heartbeat: string;
  /** Words in a verdict's colour, wherever they are: what claims something now. */
  readonly claims: readonly string[];
}

export async function seenOn(page: Page): Promise<WallSeen> {
  const heartbeat = await textOf(page.getByRole('contentinfo'));
  const seen = await page.evaluate((): Omit<WallSeen, 'heartbeat'> => {
    const textIn = (element: Element | null): string =>
      (element instanceof HTMLElement ? element.innerText : '').replaceAll(/\s+/g, ' ').trim();
    const main = document.querySelector('main');
    const header = main?.querySelector('header') ?? null;
    const tiles = [...(main?.querySelectorAll('li[data-age]') ?? [])];
    const root = getComputedStyle(main ?? document.body);
    const probe = document.createElement('i');
    main?.append(probe);
    const colours = ['--good-text', '--caution-text', '--bad-text'].flatMap((name) => {
      const value = root.getPropertyValue(name);
      if (value === '') return [];
      probe.style.color = value;
      return [getComputedStyle(probe).color];
    });
    probe.remove();
    const claims = [...(main?.querySelectorAll('*') ?? [])]
      .filter((element) => element.children.length === 0 && element.checkVisibility())
      .filter((element) => textIn(element) !== '' && colours.includes(getComputedStyle(element).color))
      .map(textIn);
    return {
      verdict: textIn(header?.querySelector('h1') ?? null),
      reason: textIn(header?.lastElementChild ?? null),
      tiles: tiles.map((tile) => {
        const value = tile.querySelector('[data-far]');
        return {
          title: textIn(tile.querySelector('h2')),
          text: textIn(tile),
          hatched: getComputedStyle(tile).backgroundImage.includes('repeating-linear-gradient'),
          clock: tile.querySelector('p svg') !== null,
          valueColour: value === null ? '' : getComputedStyle(value).color,
        };
      }),
      claims,
    };
  });
  return { ...seen, heartbeat };
}
