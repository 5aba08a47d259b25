/**
 * A thousand open displays before one Prometheus, through nginx with the configuration of deploy/nginx. What the displays ask
 * is recorded from the engine over the real Prometheus, then replayed with its intervals and jitter, while the source dies
 * and returns; at last fifty screens are opened at once.
 * Run: npm run bench -- thousand (as root on Debian: installs what is missing)
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installDebianPackages } from '../tests/systems/servers/installDebianPackages.ts';
import { startNginx } from '../tests/systems/servers/startNginx.ts';
import { startPrometheus } from '../tests/systems/servers/startPrometheus.ts';
import { startRelay, type Mood } from '../tests/systems/servers/startRelay.ts';
import { systemsSettings } from '../tests/systems/systemsSettings.ts';
import { shiftTo, steadyWorld, writtenWindow } from '../tests/systems/systemsWorld.ts';
import { writeOpenMetrics } from '../tests/systems/writers/writeOpenMetrics.ts';
import { recordDisplay } from './displays/recordDisplay.ts';
import { replay, type Replayed } from './displays/replay.ts';
import { schedule, seeded } from './displays/schedule.ts';

const DISPLAYS = 1000;
const LENGTH_MS = 70_000;
/** The reference of the goal: this many requests may become 40 at the source. */
const REFERENCE = 32_000;
const GOAL = 40;

interface Phase {
  readonly name: string;
  readonly fromMs: number;
  readonly mood: Mood;
}

const phases: readonly Phase[] = [
  { name: 'source answers', fromMs: 0, mood: 'pass' },
  { name: 'source dead', fromMs: 10_000, mood: 'refuse' },
  { name: 'source is back', fromMs: 50_000, mood: 'pass' },
];

const view = { environment: null, service: null, baseline: null };
const folder = mkdtempSync(join(tmpdir(), 'holdfast-displays-'));
chmodSync(folder, 0o755);
installDebianPackages();
const world = steadyWorld();
const file = join(folder, 'history.om');
writeOpenMetrics({ world, window: writtenWindow, shiftMs: shiftTo(Date.now()), file });
const prometheus = await startPrometheus(folder, file);
rmSync(file);
const relay = await startRelay(prometheus.url);
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Holdfast</title>');
const nginx = await startNginx({
  dist: folder,
  settings: systemsSettings(world, '', ['metrics']),
  variables: { HOLDFAST_METRICS_URL: relay.url },
});

try {
  const polls = await recordDisplay({
    settings: systemsSettings(world, nginx.url, ['metrics']),
    origin: nginx.url,
    questions: [
      { kind: 'overview', view },
      { kind: 'watch', view, releaseId: null },
      { kind: 'wall', view },
    ],
    watchedMs: 650_000,
  });
  const often = Map.groupBy(polls, ({ everyMs }) => everyMs);
  console.log(
    `One display asks ${polls.length} addresses: ${[...often]
      .map(([everyMs, of]) => `${of.length} ${everyMs === null ? 'once' : `every ${everyMs / 1000} s`}`)
      .join(', ')}.`,
  );

  const atSource: number[] = [];
  const due = schedule({ polls, displays: DISPLAYS, lengthMs: LENGTH_MS, random: seeded(7) });
  relay.take();
  const timers = phases.slice(1).map(({ fromMs, mood }) =>
    setTimeout(() => {
      atSource.push(relay.take().length);
      relay.setMood(mood);
    }, fromMs),
  );
  const answers = await replay(nginx.url, due);
  for (const timer of timers) clearTimeout(timer);
  atSource.push(relay.take().length);

  console.log(
    `${DISPLAYS} displays, ${LENGTH_MS / 1000} s, ${due.length} requests over at most 100 connections\n`,
  );
  const widths = [18, 10, 10, 12, 8, 9, 12, 10] as const;
  const row = (cells: readonly string[]) =>
    console.log(
      cells.map((cell, i) => (i === 0 ? cell.padEnd(18) : cell.padStart(widths[i] ?? 10))).join(''),
    );
  row(['', 'requests', 'at source', 'per 32,000', 'failed', 'p99 ms', 'oldest s', 'stale']);
  phases.forEach(({ name, fromMs }, i) => {
    const untilMs = phases[i + 1]?.fromMs ?? LENGTH_MS;
    const part = answers.filter(({ atMs }) => atMs >= fromMs && atMs < untilMs);
    row([name, ...cellsOf(part, atSource[i] ?? 0)]);
  });
  const total = atSource.reduce((sum, count) => sum + count, 0);
  row(['all', ...cellsOf(answers, total)]);
  const per = (REFERENCE * total) / answers.length;
  console.log(
    `\nGoal: at most ${GOAL} per ${REFERENCE.toLocaleString('en')}: ${per <= GOAL ? 'reached' : 'not reached'}.`,
  );

  relay.setMood('pass');
  relay.take();
  const opening = polls.map((poll) => ({ atMs: 0, poll }));
  const opened = await replay(nginx.url, Array.from({ length: 50 }, () => opening).flat());
  row(['50 opened at once', ...cellsOf(opened, relay.take().length)]);
} finally {
  await nginx.stop();
  await relay.stop();
  await prometheus.stop();
  rmSync(folder, { recursive: true, force: true });
}

function cellsOf(answers: readonly Replayed[], atSource: number): readonly string[] {
  const took = answers.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b);
  const oldestMs = answers.reduce((oldest, { ageMs }) => Math.max(oldest, ageMs ?? 0), 0);
  return [
    String(answers.length),
    String(atSource),
    ((REFERENCE * atSource) / answers.length).toFixed(1),
    String(answers.filter(({ status }) => status !== 200).length),
    (took[Math.floor(took.length * 0.99)] ?? 0).toFixed(0),
    (oldestMs / 1000).toFixed(0),
    String(answers.filter(({ cache }) => cache === 'STALE').length),
  ];
}
