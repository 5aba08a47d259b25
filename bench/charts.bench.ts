/**
 * Drawing a chart, and adding one point to it, beside uPlot drawing the same numbers in the same Chromium. CPU time of the
 * page's main thread (script, layout, paint), medians of fresh pages in turns; ratio to uPlot, and the goal for it.
 * "Picture" is what uPlot draws too: axes, ground, lines. "Whole" is our chart with its heading, read-out, names at the
 * ends and marks, as all rows without that word are. Run: npm run bench -- charts
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, CDPSession } from 'playwright-core';
import { build } from 'vite';
import { launchChromium } from '../scripts/launchChromium.ts';
import { projectRoot } from '../scripts/runProgram.ts';
import type { ChartCase } from './charts/cases.ts';
import type {} from './charts/page.ts';
import { serveBuild } from './serveBuild.ts';

const PAGES = 5;
const UPDATES = 7;

interface Row extends ChartCase {
  readonly label: string;
  /** Goals as ratios to uPlot; null = none is set. */
  readonly goals: readonly [draw: number | null, update: number | null];
}

const RECHARTS = [3.5, 5] as const;
const OWN = [1, 1] as const;
const NONE = [null, null] as const;
const rows: readonly Row[] = [
  { label: 'detail, Recharts frame, 300', name: 'detail', points: 300, goals: RECHARTS },
  { label: 'detail, Recharts frame, 10,000', name: 'detail', points: 10_000, goals: RECHARTS },
  { label: 'detail, Recharts frame, 100,000', name: 'detail', points: 100_000, goals: RECHARTS },
  { label: 'own frame, 100,000, picture', name: 'plain-picture', points: 100_000, goals: OWN },
  { label: 'own frame, 100,000, whole chart', name: 'plain', points: 100_000, goals: NONE },
  { label: '12 x 4 x 1,000, pictures', name: 'multiples-picture', points: 1_000, goals: [0.7, 1] },
  { label: '12 x 4 x 1,000, whole charts', name: 'multiples', points: 1_000, goals: NONE },
  { label: 'the same in Recharts frames', name: 'multiples-recharts', points: 1_000, goals: NONE },
  { label: 'by release, 30 dots', name: 'dots', points: 30, goals: NONE },
  { label: 'burn-down, 672 steps', name: 'burn-down', points: 672, goals: NONE },
  { label: 'heat strip, 30 x 10', name: 'heat', points: 30, goals: NONE },
  { label: 'sparkline, 300', name: 'sparkline', points: 300, goals: NONE },
];

interface Seen {
  readonly drawMs: number;
  readonly updateMs: number;
  readonly longestMs: number;
}

async function taskMs(protocol: CDPSession): Promise<number> {
  const { metrics } = await protocol.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

/** One fresh page: the first drawing, then updates of one point each. */
async function measure(
  browser: Browser,
  url: string,
  who: 'ours' | 'theirs',
  { name, points }: Row,
): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 1300, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => window.chartBench !== undefined);
  const protocol = await context.newCDPSession(page);
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  const step = async (more: number) => {
    await page.evaluate(([one, chart, added]) => window.chartBench?.prepare(one, chart, added), [
      who,
      { name, points },
      more,
    ] as const);
    const before = await taskMs(protocol);
    const seen = await page.evaluate(() => window.chartBench?.run());
    const cpuMs = (await taskMs(protocol)) - before;
    // The browser reports tasks from 50 ms on; below that the longest one is the drawing itself.
    return { cpuMs, longestMs: Math.max(seen?.longestTaskMs ?? 0, seen?.syncMs ?? 0) };
  };
  const drawn = await step(0);
  const updates = [];
  for (let more = 1; more <= UPDATES; more += 1) updates.push(await step(more));
  await context.close();
  return {
    drawMs: drawn.cpuMs,
    updateMs: median(updates.map(({ cpuMs }) => cpuMs)),
    longestMs: Math.max(drawn.longestMs, ...updates.map(({ longestMs }) => longestMs)),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function printRow({ label, goals }: Row, ours: readonly Seen[], theirs: readonly Seen[]): void {
  const cells = (['drawMs', 'updateMs'] as const).map((field, index) => {
    const [a, b] = [median(ours.map((seen) => seen[field])), median(theirs.map((seen) => seen[field]))];
    const goal = goals[index] ?? null;
    const judged = goal === null ? '' : ` (goal ${goal}${a / b <= goal ? '' : ', MISSED'})`;
    return `${a.toFixed(1).padStart(7)}${b.toFixed(1).padStart(7)}${(a / b).toFixed(2).padStart(6)}${judged.padEnd(19)}`;
  });
  const longest = [ours, theirs].map((seen) => median(seen.map(({ longestMs }) => longestMs)).toFixed(0));
  console.log(`${label.padEnd(33)}${cells.join(' ')}${longest.map((text) => text.padStart(6)).join('')}`);
}

const folder = mkdtempSync(join(tmpdir(), 'holdfast-charts-'));
await build({
  configFile: false,
  logLevel: 'warn',
  root: join(projectRoot, 'bench', 'charts'),
  plugins: [react()],
  build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 900 },
});
const served = await serveBuild(folder, {});
const browser = await launchChromium();
try {
  const pair = '  ours  uPlot ratio'.padEnd(39);
  console.log(`${'cpu ms'.padEnd(33)}${'draw'.padEnd(40)}${'one point more'.padEnd(39)} longest block`);
  console.log(`${''.padEnd(33)}${pair} ${pair}  ours uPlot`);
  for (const row of rows) {
    const seen = { ours: [] as Seen[], theirs: [] as Seen[] };
    // The first round warms the browser up and is not counted.
    for (let round = 0; round <= PAGES; round += 1) {
      for (const who of ['ours', 'theirs'] as const) {
        const one = await measure(browser, served.url, who, row);
        if (round > 0) seen[who].push(one);
      }
    }
    printRow(row, seen.ours, seen.theirs);
  }
  console.log(`Medians of ${PAGES} fresh pages each, of ${UPDATES} updates in each.`);
} finally {
  await browser.close();
  served.stop();
  rmSync(folder, { recursive: true, force: true });
}
