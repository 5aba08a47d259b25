import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { recordDisplay, type Poll } from '../../bench/displays/recordDisplay.ts';
import { replay } from '../../bench/displays/replay.ts';
import { schedule, seeded } from '../../bench/displays/schedule.ts';
import { startNginx, type RunningNginx } from './servers/startNginx.ts';
import { proxyVariables } from './servers/startApp.ts';
import { startRelay, type Relay } from './servers/startRelay.ts';
import { systemsSettings } from './systemsSettings.ts';
import { steadyWorld } from './systemsWorld.ts';

const systems = inject('systems');
const world = steadyWorld();
/** Short, so that a test of seconds sees several rounds. */
const refreshSeconds = 6;
const lengthMs = 12_000;
const view = { environment: null, service: null, baseline: null };

let dist: string;
let metrics: Relay;
let nginx: RunningNginx;
let polls: readonly Poll[];

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'holdfast-dist-'));
  chmodSync(dist, 0o755);
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Holdfast</title>');
  metrics = await startRelay(systems.prometheusUrl);
  const settings = { ...systemsSettings(world, ''), refreshSeconds };
  const variables = proxyVariables({ ...systems, prometheusUrl: metrics.url });
  nginx = await startNginx({ dist, settings, variables });
  polls = await recordDisplay({
    settings: { ...systemsSettings(world, nginx.url), refreshSeconds },
    origin: nginx.url,
    questions: [
      { kind: 'overview', view },
      { kind: 'watch', view, releaseId: null },
      { kind: 'wall', view },
    ],
    watchedMs: 650_000,
  });
});
afterAll(async () => {
  await nginx.stop();
  await metrics.stop();
  rmSync(dist, { recursive: true, force: true });
});

test('the app asks the newest hours at each refresh, lists every fourth, and long stretches every five minutes', () => {
  const everySeconds = (path: RegExp) =>
    new Set(polls.filter((poll) => path.test(poll.path)).map(({ everyMs }) => (everyMs ?? 0) / 1000));
  expect(everySeconds(/api\/v1\/query\?.*%5B6h%3A/)).toEqual(new Set([refreshSeconds]));
  expect(everySeconds(/board\/issues\.json/)).toEqual(new Set([4 * refreshSeconds]));
  expect(everySeconds(/api\/v1\/query\?.*%5B5d%3A/)).toEqual(new Set([300]));
});

test('a hundred displays cost the source what its cache asks, not what they ask', async () => {
  const count = async (displays: number) => {
    metrics.take();
    const due = schedule({ polls, displays, lengthMs, random: seeded(displays) });
    const answers = await replay(nginx.url, due);
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    // Nothing is given that a screen would mark as late.
    const live = answers.filter((_, i) => due[i]?.poll.everyMs === refreshSeconds * 1000);
    expect(Math.max(...live.map(({ ageMs }) => ageMs ?? Infinity))).toBeLessThanOrEqual(
      2 * refreshSeconds * 1000,
    );
    const asked = due.filter(({ poll }) => poll.path.startsWith('/api/metrics/')).length;
    return { asked, atSource: metrics.take().length };
  };
  const live = polls.filter(
    ({ everyMs, path }) => everyMs === refreshSeconds * 1000 && path.includes('/metrics/'),
  );
  const [ten, hundred] = [await count(10), await count(100)];
  expect(hundred.asked).toBeGreaterThan(8 * ten.asked);
  // Live answers are kept for 5 s; the few slower addresses come once at most.
  const rounds = Math.ceil(lengthMs / 5000) + 1;
  expect(hundred.atSource).toBeLessThanOrEqual(live.length * rounds + (polls.length - live.length));
  expect(hundred.atSource).toBeLessThanOrEqual(1.3 * ten.atSource + live.length);
  console.log(`10 displays: ${ten.asked} -> ${ten.atSource}; 100: ${hundred.asked} -> ${hundred.atSource}`);
});
