/**
 * First load of every screen beside the graph of Prometheus' own page (Debian's classic one), both over the same real
 * Prometheus with two weeks of history. Fresh pages with empty caches, in turns; medians.
 * Run: npm run bench -- first-load (as root on Debian: installs what is missing)
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../scripts/launchChromium.ts';
import { buildApp } from '../tests/systems/servers/buildApp.ts';
import { installDebianPackages } from '../tests/systems/servers/installDebianPackages.ts';
import { startPrometheus } from '../tests/systems/servers/startPrometheus.ts';
import { systemsSettings } from '../tests/systems/systemsSettings.ts';
import { shiftTo, steadyWorld, writtenWindow } from '../tests/systems/systemsWorld.ts';
import { writeOpenMetrics } from '../tests/systems/writers/writeOpenMetrics.ts';
import { serveBuild, type ServedBuild } from './serveBuild.ts';

const rounds = 5;
const errorRates =
  'sum by (job, version) (increase(http_requests_total{code=~"5.."}[1h])) / sum by (job, version) (increase(http_requests_total[1h]))';

interface Load {
  readonly scriptKb: number;
  readonly rawScriptKb: number;
  readonly fcpMs: number;
  readonly lcpMs: number;
  readonly firstMs: number;
  readonly readyMs: number;
  readonly longestTaskMs: number;
}

declare global {
  interface Window {
    holdfastBench: { firstMs: number; readyMs: number; lcpMs: number; longestTaskMs: number };
  }
}

/** Selectors: something to read is there, and all of it is. */
interface Signs {
  readonly first: string;
  readonly ready: string;
}

/** Runs in the page before anything else: notes when the signs first hold, and what the browser observes. */
function watchPage({ first, ready }: Signs): void {
  const seen = { firstMs: 0, readyMs: 0, lcpMs: 0, longestTaskMs: 0 };
  window.holdfastBench = seen;
  const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('largest-contentful-paint', (entry) => (seen.lcpMs = entry.startTime));
  observe('longtask', (entry) => (seen.longestTaskMs = Math.max(seen.longestTaskMs, entry.duration)));
  const check = () => {
    if (seen.firstMs === 0 && document.querySelector(first) !== null) seen.firstMs = performance.now();
    if (seen.readyMs === 0 && document.querySelector(ready) !== null) seen.readyMs = performance.now();
  };
  new MutationObserver(check).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}

async function load(page: Page, url: string, signs: Signs): Promise<Omit<Load, 'scriptKb' | 'rawScriptKb'>> {
  await page.addInitScript(watchPage, signs);
  await page.goto(url);
  await page.waitForFunction(() => window.holdfastBench.readyMs > 0, undefined, { timeout: 60_000 });
  return page.evaluate(() => ({
    ...window.holdfastBench,
    fcpMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  }));
}

/** The overview is ready when every row of the table has its error rate, success and p95; its first figure comes before. */
const overview: Signs = {
  first: 'main td[data-label="Error rate"] [data-unit]',
  ready:
    'main tbody:not(:has(td:is([data-label="Error rate"], [data-label="Transaction success"], [data-label="Latency p95"]) [data-reason="awaited"])) tr td[data-label="Error rate"] [data-unit]',
};

/** Any other screen: it has its headline, no skeleton is left, and no line says what is still awaited. */
const settled = 'main:has(h1):not(:has([role="status"], [data-awaiting]))';
const screens: readonly (readonly [path: string, signs: Signs])[] = [
  ['/', overview],
  ['/r/shop@2.14.1', { first: 'main [data-unit]', ready: `${settled} [data-unit]` }],
  ['/watch/shop@2.14.1', { first: 'main svg', ready: `${settled} svg` }],
  ['/compare', { first: 'main table', ready: `${settled} table` }],
  ['/trends', { first: 'main svg', ready: `${settled} svg` }],
  ['/verdicts', { first: 'main table', ready: `${settled} table` }],
  ['/sources', { first: 'main h2', ready: `${settled} h2` }],
  ['/glossary', { first: 'main h2', ready: `${settled} h2` }],
];

async function loadOurs(browser: Browser, served: ServedBuild, path: string, signs: Signs): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  served.takeScriptBytes();
  const seen = await load(await context.newPage(), `${served.url}${path}`, signs);
  await context.close();
  const { sent, raw } = served.takeScriptBytes();
  return { ...seen, scriptKb: sent / 1024, rawScriptKb: raw / 1024 };
}

/** Ready: the lines are drawn. Its files are served by Prometheus itself. */
async function loadClassic(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send('Network.enable');
  const scripts = new Set<string>();
  let sent = 0;
  let raw = 0;
  protocol.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  protocol.on('Network.dataReceived', ({ requestId, dataLength }) => {
    if (scripts.has(requestId)) raw += dataLength;
  });
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) sent += encodedDataLength;
  });
  const search = new URLSearchParams({
    'g0.expr': errorRates,
    'g0.tab': '0',
    'g0.range_input': '2w',
    // About a thousand points a line.
    'g0.step_input': '1200',
  });
  const drawn = '.rickshaw_graph svg path';
  const seen = await load(page, `${url}/classic/graph?${search}`, { first: drawn, ready: drawn });
  await context.close();
  return { ...seen, scriptKb: sent / 1024, rawScriptKb: raw / 1024 };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const columns: readonly (readonly [field: keyof Load, label: string])[] = [
  ['scriptKb', 'JS, KB'],
  ['rawScriptKb', 'unpacked'],
  ['fcpMs', 'first paint'],
  ['lcpMs', 'largest paint'],
  ['firstMs', 'first figure'],
  ['readyMs', 'all figures'],
  ['longestTaskMs', 'longest task'],
];

/** One row a screen, with its ratio to Prometheus' graph below each figure. */
function print(ours: ReadonlyMap<string, readonly Load[]>, classic: readonly Load[]): void {
  const pad = (text: string) => text.padStart(14);
  const reference = columns.map(([field]) => median(classic.map((one) => one[field])));
  console.log(`${''.padEnd(22)}${columns.map(([, label]) => pad(label)).join('')}`);
  const row = (name: string, cells: readonly string[]) =>
    console.log(`${name.padEnd(22)}${cells.map(pad).join('')}`);
  row(
    'Prometheus, one graph',
    reference.map((value) => value.toFixed(0)),
  );
  for (const [path, loads] of ours) {
    const values = columns.map(([field]) => median(loads.map((one) => one[field])));
    row(
      path,
      values.map((value, index) => {
        const beside = reference[index] ?? 0;
        return `${value.toFixed(0)} (${beside > 0 ? (value / beside).toFixed(2) : '–'})`;
      }),
    );
  }
  console.log(
    `Medians of ${rounds} fresh pages each, ms unless said; in brackets the ratio to Prometheus. Holdfast: page and ` +
      'engine worker, served with brotli. Prometheus: its classic page, served by itself.',
  );
}

installDebianPackages();
const folder = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
chmodSync(folder, 0o755);
const world = steadyWorld();
const file = join(folder, 'history.om');
writeOpenMetrics({ world, window: writtenWindow, shiftMs: shiftTo(Date.now()), file });
const prometheus = await startPrometheus(folder, file);
const settings = systemsSettings(world, '', ['metrics']);
const built = await buildApp(settings);
const served = await serveBuild(built.folder, { HOLDFAST_METRICS_URL: prometheus.url });
const browser = await launchChromium();
try {
  const ours = new Map<string, Load[]>(screens.map(([path]) => [path, []]));
  const classic: Load[] = [];
  // The first load of each warms Prometheus and Chromium up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [path, signs] of screens) {
      const one = await loadOurs(browser, served, path, signs);
      if (round > 0) ours.get(path)?.push(one);
    }
    const other = await loadClassic(browser, prometheus.url);
    if (round > 0) classic.push(other);
  }
  print(ours, classic);
} finally {
  await browser.close();
  served.stop();
  built.remove();
  await prometheus.stop();
  rmSync(folder, { recursive: true, force: true });
}
