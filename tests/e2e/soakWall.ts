import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/launchChromium.ts';
import { MINUTE_MS } from '../../src/engine/domain/time.ts';
import { buildApp } from '../systems/servers/buildApp.ts';

import { installSoakClock, SOAK_HEADER } from './soakClock.ts';
import { readSoakHeap, type SoakHeap } from './soakHeap.ts';
import { startSoakServer } from './soakServer.ts';

export interface SoakSample extends SoakHeap {
  /** Since the soak's first moment. */
  readonly atMs: number;
  /** How often the address that is polled most was asked. */
  readonly refreshes: number;
  /** How often the page was loaded. */
  readonly loads: number;
}

/** A wall that nobody touches, built as for real use, on a clock that the test moves. */
export interface SoakWall {
  readonly page: Page;
  /** Errors of the page and of its engine, and what they wrote to the console as errors. */
  readonly faults: readonly string[];
  /** Lets the display run on. */
  run(forMs: number): Promise<void>;
  sample(): Promise<SoakSample>;
  stop(): Promise<void>;
}

export interface SoakOrder {
  readonly settings: object;
  /** Of the first load, by the display's clock; in UTC, which is also its zone. */
  readonly firstMs: number;
  /** Answers what is asked below /api/. `nowMs`: the same clock. */
  readonly api: (nowMs: () => number) => (input: string, init: RequestInit) => Promise<Response>;
  /** "dwell=20&shift=on" */
  readonly search: string;
}

/** A frame is really painted at least this often, as self-care expects of a display that is alive. */
const FRAME_EVERY_MS = MINUTE_MS;
const START_WITHIN_MS = 60_000;

export async function openSoakWall(order: SoakOrder): Promise<SoakWall> {
  const { firstMs, search } = order;
  const built = await buildApp(order.settings);
  putClockIntoEngine(join(built.folder, 'assets'));
  let nowMs = firstMs;
  let loads = 0;
  const polls = new Map<string, number>();
  const api = order.api(() => nowMs);
  const server = await startSoakServer({
    folder: built.folder,
    nowMs: ({ headers }) => (nowMs = Math.max(nowMs, Number(headers[SOAK_HEADER] ?? 0))),
    api(input, init) {
      const address = `${input} ${typeof init.body === 'string' ? init.body : ''}`;
      polls.set(address, (polls.get(address) ?? 0) + 1);
      return api(input, init);
    },
  });
  const browser = await launchChromium();
  const { page, faults } = await openPage(browser, firstMs);
  page.on('domcontentloaded', () => (loads += 1));
  await page.goto(`${server.url}/wall?${search}`);
  await untilShown(page);

  async function runOneFrame(untilMs: number): Promise<void> {
    try {
      await page.evaluate(async (toMs) => {
        await window.soak.runTo(toMs);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }, untilMs);
    } catch (error) {
      // A reload by itself takes the page away in the middle of a step.
      if (!/context was destroyed|navigat/i.test(String(error))) throw error;
      await untilShown(page);
    }
  }

  return {
    page,
    faults,
    async run(forMs) {
      const untilMs = (await clockOf(page)) + forMs;
      for (let atMs = await clockOf(page); atMs < untilMs; atMs = await clockOf(page))
        await runOneFrame(Math.min(untilMs, atMs + FRAME_EVERY_MS));
    },
    sample: async () => ({
      atMs: (await clockOf(page)) - firstMs,
      refreshes: Math.max(0, ...polls.values()),
      loads,
      ...(await readSoakHeap(browser, page)),
    }),
    async stop() {
      await browser.close();
      await server.close();
      built.remove();
    },
  };
}

async function openPage(browser: Browser, firstMs: number): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    timezoneId: 'UTC',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  await page.addInitScript(installSoakClock, firstMs);
  return { page, faults };
}

/** The engine is a module that begins with its imports; they ask for no time while they are loaded. */
function putClockIntoEngine(folder: string): void {
  const name = readdirSync(folder).find((file) => /^engine\.worker-.*\.js$/.test(file));
  if (name === undefined) throw new Error('The build has no engine.');
  const path = join(folder, name);
  writeFileSync(path, `(${installSoakClock.toString()})(null);\n${readFileSync(path, 'utf8')}`);
}

const clockOf = (page: Page): Promise<number> => page.evaluate(() => window.soak.nowMs());

/** While a page starts, its time goes at the pace of this machine: storage, which it waits for, knows no other. */
async function untilShown(page: Page): Promise<void> {
  await page.waitForFunction(() => 'soak' in window && document.readyState === 'complete');
  const firstMs = await clockOf(page);
  const startedMs = performance.now();
  for (;;) {
    const tookMs = performance.now() - startedMs;
    if (tookMs > START_WITHIN_MS)
      throw new Error(`The wall shows nothing:\n${await page.locator('body').innerText()}`);
    const shows = await page.evaluate(async (toMs) => {
      await window.soak.runTo(toMs);
      const text = document.querySelector('main')?.innerText ?? 'awaited';
      return !/awaited/i.test(text);
    }, firstMs + tookMs);
    if (shows) return;
  }
}
