/**
 * Processor time of a wall that nobody touches, per refresh and per minute without one, beside the floor: a bare page that asks
 * the same addresses at the same intervals and writes a number of each. In turns, each in a browser of its own; medians.
 * Run: npm run bench -- wall.bench (about ten minutes)
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fetchFromWorld } from '../mocks/node.ts';
import { launchChromium } from '../scripts/launchChromium.ts';
import { MINUTE_MS } from '../src/engine/domain/time.ts';
import { startSoakServer } from '../tests/e2e/soakServer.ts';
import { buildApp } from '../tests/systems/servers/buildApp.ts';
import { barePage, bareScript, type BarePoll } from './wall/barePage.ts';
import { cpuReader, lessCpu, type Cpu } from './wall/readCpu.ts';

const ROUNDS = 3;
const WINDOW_MS = 30_000;
/** Until all is asked once, the offline copy is stored and the views were shown: half a minute on a busy machine. */
const SETTLE_MS = { wall: 30_000, bare: 5_000 };
const REFRESH_S = 10;
const REFRESHES = WINDOW_MS / 1_000 / REFRESH_S;

const { demo: _, ...settings }: { demo?: unknown } = JSON.parse(
  readFileSync(new URL('../public/holdfast.json', import.meta.url), 'utf8'),
);
const built = await buildApp(settings);
const setRefresh = (refreshSeconds: number): void =>
  writeFileSync(join(built.folder, 'holdfast.json'), JSON.stringify({ ...settings, refreshSeconds }));
writeFileSync(join(built.folder, 'bare.html'), barePage);

const startMs = Date.now();
const tools = fetchFromWorld({
  scenario: 'steady',
  seed: 7,
  storyNowMs: startMs,
  nowMs: () => Date.now(),
});
const asked = new Map<string, { method: string; path: string; body: string | null; times: number }>();
const server = await startSoakServer({
  folder: built.folder,
  nowMs: () => Date.now(),
  api(path, init) {
    const { method = 'GET' } = init;
    const body = typeof init.body === 'string' ? init.body : null;
    const key = `${method} ${path} ${body}`;
    const known = asked.get(key) ?? { method, path, body, times: 0 };
    known.times += 1;
    asked.set(key, known);
    return tools(path, init);
  },
});

/** What one page costs while it is left alone. */
async function watch(path: '/wall' | '/bare.html'): Promise<Cpu> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.goto(`${server.url}${path}`);
    const read = await cpuReader(browser, page);
    await pause(path === '/wall' ? SETTLE_MS.wall : SETTLE_MS.bare);
    asked.clear();
    const before = await read();
    await pause(WINDOW_MS);
    return lessCpu(await read(), before);
  } finally {
    await browser.close();
  }
}

function pollsOfWall(): readonly BarePoll[] {
  return [...asked.values()].map(({ method, path, body, times }) => ({
    method,
    path,
    body,
    everyMs: Math.round(WINDOW_MS / times),
  }));
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

type Case = 'wall idle' | 'wall polling' | 'bare idle' | 'bare polling';
const seen: Record<Case, Cpu[]> = {
  'wall idle': [],
  'wall polling': [],
  'bare idle': [],
  'bare polling': [],
};
let polls: readonly BarePoll[] = [];
try {
  for (let round = 0; round < ROUNDS; round += 1) {
    setRefresh(3_600);
    seen['wall idle'].push(await watch('/wall'));
    setRefresh(REFRESH_S);
    seen['wall polling'].push(await watch('/wall'));
    if (round === 0) polls = pollsOfWall();
    writeFileSync(join(built.folder, 'bare.js'), bareScript([]));
    seen['bare idle'].push(await watch('/bare.html'));
    writeFileSync(join(built.folder, 'bare.js'), bareScript(polls));
    seen['bare polling'].push(await watch('/bare.html'));
  }
} finally {
  await server.close();
  built.remove();
}

const parts = [
  ['pages, all threads', 'renderer'],
  ['drawing', 'drawing'],
  ['main thread', 'tasks'],
  ['JavaScript on it', 'script'],
] as const;
const cell = (text: string): string => text.padStart(12);
console.log(`${'CPU, ms'.padEnd(32)}${['wall', 'bare page', 'ratio'].map(cell).join('')}`);
for (const [name, part] of parts) {
  const of = (what: Case): number => median(seen[what].map((cpu) => cpu[part]));
  const row = (label: string, ours: number, floor: number): void =>
    console.log(
      `${label.padEnd(32)}${[ours.toFixed(0), floor.toFixed(0), (ours / floor).toFixed(1)].map(cell).join('')}`,
    );
  const perMinute = MINUTE_MS / WINDOW_MS;
  row(`${name}, idle minute`, of('wall idle') * perMinute, of('bare idle') * perMinute);
  row(
    `${name}, a refresh`,
    (of('wall polling') - of('wall idle')) / REFRESHES,
    (of('bare polling') - of('bare idle')) / REFRESHES,
  );
}
const perRefresh = polls.reduce((sum, { everyMs }) => sum + (REFRESH_S * 1_000) / everyMs, 0);
console.log(
  `Medians of ${ROUNDS} rounds of ${WINDOW_MS / 1_000} s. A refresh: ${perRefresh.toFixed(0)} requests to ${polls.length} addresses.`,
);
