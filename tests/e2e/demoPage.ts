import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, inject, vi } from 'vitest';
import { launchChromium } from '../../scripts/launchChromium.ts';
import type { ScenarioName } from '../../mocks/world/world.ts';

export const STORY_NOW = '2026-11-20T10:00:00Z';
export const STORY_NOW_MS = Date.parse(STORY_NOW);
export const baseUrl = inject('baseUrl');

/**
 * Of the demo only: MSW updates its service worker without awaiting it, and the page before, in closing, may just have
 * unregistered it. Requests are caught all the same.
 */
const MSW_UPDATE = /^Failed to update a ServiceWorker .*mockServiceWorker\.js'\): Not found/;

/** What only a person with the console open would notice. */
export interface PageFaults {
  readonly list: string[];
}

const faultsOf = new WeakMap<Page, PageFaults>();

/** One browser for a test file. */
export function openBrowser(): Promise<Browser> {
  return launchChromium();
}

/** A page of its own, in UTC and British English, that notes console errors, page errors and refused content. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    timezoneId: 'UTC',
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const list: string[] = [];
  page.on('pageerror', (error) => {
    if (!MSW_UPDATE.test(error.message)) list.push(`page error: ${error.message}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') list.push(`console: ${message.text()}`);
  });
  faultsOf.set(page, { list });
  page.setDefaultTimeout(30_000);
  return page;
}

/** What was noted so far; forgets it. */
export function takeFaults(page: Page): string[] {
  return faultsOf.get(page)?.list.splice(0) ?? [];
}

/** Address of a screen in the demo's fixed story. `more`: 'theme=dark&service=shop'. */
export function demoUrl(path: string, scenario: ScenarioName, more = ''): string {
  return `${baseUrl}${addressInDemo(path, scenario, more)}`;
}

function addressInDemo(path: string, scenario: string, more: string): string {
  return `${path}?scenario=${scenario}&now=${STORY_NOW}${more === '' ? '' : `&${more}`}`;
}

/** Opens a screen and waits until nothing is awaited. */
export async function openDemo(page: Page, path: string, scenario: ScenarioName, more = ''): Promise<void> {
  await page.goto(demoUrl(path, scenario, more));
  await untilSettled(page);
}

/**
 * Goes on to another address of the story that is open, as a link on the page does. Loading the page would start the
 * company and ask all of its tools again, which is most of what a test costs: do that where the test is about loading.
 */
export async function goInDemo(page: Page, path: string, more = ''): Promise<void> {
  const scenario = new URL(page.url()).searchParams.get('scenario') ?? 'steady';
  await page.evaluate(
    (address) => {
      const link = document.createElement('a');
      link.href = address;
      document.body.append(link);
      link.click();
      link.remove();
    },
    addressInDemo(path, scenario, more),
  );
  await untilSettled(page);
}

/** No skeleton is left and no line says "Still waiting": fails where a screen waits for ever. */
export async function untilSettled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await vi.waitFor(
    async () => {
      const waiting = await page.evaluate(() => {
        const main = document.querySelector('main');
        const skeletons = [...(main?.querySelectorAll('[role=status]') ?? [])].map(
          ({ textContent }) => textContent,
        );
        return [...skeletons, ...(/Still waiting for [^\n]*/.exec(main?.innerText ?? '') ?? [])];
      });
      expect(waiting).toEqual([]);
    },
    { timeout: 90_000, interval: 100 },
  );
}

/** What a locator shows, in one line with plain spaces: numbers and their units are held together by other ones. */
export async function textOf(locator: Locator): Promise<string> {
  return (await locator.innerText()).replaceAll(/\s+/g, ' ').trim();
}

const require = createRequire(import.meta.url);

interface AxeFinding {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** The rules of axe that a theme can break; all others look at what themes share. */
export const COLOUR_RULES: readonly string[] = ['color-contrast', 'link-in-text-block'];

/**
 * Accessibility faults that axe finds, one line each; of these rules alone where some are named. The context must have been
 * opened with `bypassCSP`.
 */
export async function axeFaults(page: Page, rules: readonly string[] | null = null): Promise<string[]> {
  const loaded = await page.evaluate(() => 'axe' in window);
  if (!loaded) await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
  const findings = await page.evaluate(async (runOnly): Promise<AxeFinding[]> => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: AxeFinding[] }> };
    };
    const options = { resultTypes: ['violations'], ...(runOnly === null ? {} : { runOnly }) };
    return (await axe.run(options)).violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target, failureSummary = '' }) => ({ target, failureSummary })),
    }));
  }, rules);
  return findings.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id}: ${target.join(' ')}: ${failureSummary?.replaceAll(/\s+/g, ' ') ?? ''}`,
    ),
  );
}
