import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchFromWorld } from '../../mocks/node.ts';
import type { OverviewRow } from '../../src/engine/answers/overviewBody.ts';
import { freshnessOf } from '../../src/engine/domain/freshness.ts';
import { startEngine, type Engine } from '../../src/engine/engine.ts';
import { demoSettings, STORY_NOW_MS, WHOLE_VIEW } from './demoEngine.ts';

const MINUTE_MS = 60_000;
const overview = { kind: 'overview', view: WHOLE_VIEW } as const;
const living = (worldMs: () => number) =>
  fetchFromWorld({ scenario: 'bad-release', seed: 7, storyNowMs: STORY_NOW_MS, nowMs: worldMs });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: STORY_NOW_MS });
});
afterEach(() => {
  vi.useRealTimers();
});

const later = (minutes: number) => vi.setSystemTime(STORY_NOW_MS + minutes * MINUTE_MS);

/** The demo's engine on a clock that is set by hand, with sources that can be exchanged behind it. */
async function engineOver(first: typeof fetch) {
  const wire = { fetch: first };
  const started = await startEngine(await demoSettings(), {
    fetch: (input, init) => wire.fetch(input, init),
    clock: { nowMs: () => Date.now() },
    random: () => 0.5,
  });
  if (started.kind === 'faults') throw new Error(JSON.stringify(started.faults));
  const { engine } = started;
  await engine.settled(overview, AbortSignal.timeout(60_000));
  return { engine, wire };
}

function newest(engine: Engine): OverviewRow {
  const [row] = engine.ask(overview).body.rows;
  if (row === undefined) throw new Error('no releases');
  return row;
}

const errorRate = (row: OverviewRow) =>
  freshnessOf(row.figures['error-rate']?.reading.inputs ?? [], Date.now()).state;

/** Somebody looks for a while, so that what is due is asked again; the clock stands still meanwhile. */
async function look(engine: Engine, until: () => boolean): Promise<void> {
  const stop = engine.watch(overview, () => undefined);
  await expect.poll(until, { timeout: 30_000 }).toBe(true);
  stop();
}

test('a source that is killed makes figures late after two intervals, takes the verdict after six, and returns', async () => {
  const { engine, wire } = await engineOver(living(() => Date.now()));
  expect(errorRate(newest(engine))).toBe('fresh');
  const before = newest(engine).verdict?.state;
  expect(before).toBe('too-early');

  let asked = 0;
  wire.fetch = async () => {
    asked += 1;
    return new Response('', { status: 401 });
  };
  later(3);
  await look(engine, () => asked > 3);
  expect(errorRate(newest(engine))).toBe('late');
  expect(newest(engine).figures['error-rate']?.reading.kind).toBe('known');
  expect(newest(engine).verdict?.state).toBe(before);

  later(7);
  expect(errorRate(newest(engine))).toBe('stale');
  expect(newest(engine).verdict).toMatchObject({
    state: 'stale',
    reason: 'No verdict: the newest data are 7 min old. Before that: too early to say.',
    decidedAtMs: null,
  });

  wire.fetch = living(() => Date.now());
  await look(
    engine,
    () => errorRate(newest(engine)) === 'fresh' && newest(engine).verdict?.state !== 'stale',
  );
});

test('a source that hangs is no better than one that is dead', async () => {
  const { engine, wire } = await engineOver(living(() => Date.now()));
  let asked = 0;
  wire.fetch = (_, init) => {
    asked += 1;
    return new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError')));
    });
  };
  later(7);
  await look(engine, () => asked > 0);
  expect(errorRate(newest(engine))).toBe('stale');
  expect(newest(engine).verdict?.state).toBe('stale');
});

test('a source that answers at once with data that never move is as old as its data', async () => {
  const { engine, wire } = await engineOver(living(() => STORY_NOW_MS));
  expect(errorRate(newest(engine))).toBe('fresh');
  let answered = 0;
  const frozen = living(() => STORY_NOW_MS);
  wire.fetch = async (input, init) => {
    const response = await frozen(input, init);
    answered += 1;
    return response;
  };
  later(25);
  await look(engine, () => answered > 10 && errorRate(newest(engine)) === 'stale');
  expect(newest(engine).verdict?.state).toBe('stale');
});

test('figures of a window that closed long ago do not grow old', async () => {
  const { engine } = await engineOver(living(() => Date.now()));
  later(180);
  const finished = engine.ask(overview).body.rows.filter(({ phase }) => phase?.finished === true);
  const old = finished.filter(
    ({ release }) => STORY_NOW_MS - (release.startedAtMs ?? STORY_NOW_MS) > 5 * 86_400_000,
  );
  expect(old.length).toBeGreaterThan(2);
  for (const row of old) {
    expect(errorRate(row)).toBe('fresh');
    expect(row.verdict?.state).not.toBe('stale');
  }
});

test('who asks less often waits longer before data count as late; nobody asks more often than the settings say', async () => {
  const { engine } = await engineOver(living(() => Date.now()));
  const expected = (): (number | null)[] =>
    (newest(engine).figures['error-rate']?.reading.inputs ?? []).map(({ everyMs }) => everyMs);
  const usual = expected();
  engine.setPace(1_000);
  expect(expected()).toEqual(usual);
  engine.setPace(5 * MINUTE_MS);
  expect(Math.min(...expected().map((everyMs) => everyMs ?? Infinity))).toBe(5 * MINUTE_MS);
  later(8);
  expect(errorRate(newest(engine))).toBe('fresh');
  engine.setPace(null);
  expect(errorRate(newest(engine))).not.toBe('fresh');
});

test('an error budget says when its data have grown old', async () => {
  const { engine } = await engineOver(living(() => Date.now()));
  const question = { kind: 'release', view: WHOLE_VIEW, releaseId: 'shop@2.14.1' } as const;
  await engine.settled(question, AbortSignal.timeout(60_000));
  const caveats = () => {
    const { body } = engine.ask(question);
    if (!body.found) throw new Error('not found');
    return body.budgets.flatMap((budget) => budget.caveats);
  };
  expect(caveats()).toEqual([]);
  later(30);
  expect(caveats().join(' ')).toMatch(/^The newest data are 3\d min old: failures since are not counted\.$/);
});
