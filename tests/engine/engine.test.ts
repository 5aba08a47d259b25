import { describe, expect, test, vi } from 'vitest';
import { fetchFromWorld } from '../../mocks/node.ts';
import type { OverviewBody } from '../../src/engine/answers/overviewBody.ts';
import type { Answer, Question } from '../../src/engine/answers/question.ts';
import { startEngine, type Engine } from '../../src/engine/engine.ts';
import { demoEngine, demoFetch, demoSettings, STORY_NOW_MS, WHOLE_VIEW } from './demoEngine.ts';

const overview: Question = { kind: 'overview', view: WHOLE_VIEW };
const settled = (engine: Engine, question = overview) =>
  engine.settled(question, AbortSignal.timeout(100_000));
const rowsOf = ({ body }: Answer) => (body as OverviewBody).rows;

async function engineOver(
  fetch: (input: string, init: RequestInit) => Promise<Response>,
  clock = { nowMs: () => STORY_NOW_MS },
) {
  const started = await startEngine(await demoSettings(), { fetch, clock, random: () => 0.5 });
  if (started.kind === 'faults') throw new Error(JSON.stringify(started.faults));
  return started.engine;
}

describe('settings', () => {
  test('that are wrong come back as faults, and nothing is asked', async () => {
    const fetch = vi.fn<(input: string, init: RequestInit) => Promise<Response>>();
    const started = await startEngine(
      {
        environments: [{ id: 'production' }],
        services: [],
        sources: [{ id: 'x', vendor: 'crystal-ball', url: '/api/x/' }],
      },
      { fetch, clock: { nowMs: () => STORY_NOW_MS }, random: () => 0.5 },
    );
    if (started.kind !== 'faults') throw new Error('no faults');
    expect(started.faults.map(({ path }) => path).toSorted()).toEqual(['services', 'sources[0].vendor']);
    expect(fetch).not.toHaveBeenCalled();
  });

  test('that are right start an engine that asks nothing by itself', async () => {
    const fetch = vi.fn<(input: string, init: RequestInit) => Promise<Response>>();
    await engineOver(fetch);
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe('asking without watching', () => {
  test('answers at once with what is known, names what is awaited, and fetches nothing', async () => {
    const fetch = vi.fn<(input: string, init: RequestInit) => Promise<Response>>();
    const engine = await engineOver(fetch);
    const answer = engine.ask(overview);
    expect(rowsOf(answer)).toEqual([]);
    expect(answer.awaited.map(({ sourceId }) => sourceId)).toEqual(
      expect.arrayContaining(['metrics', 'errors', 'tickets', 'board']),
    );
    expect(answer.nowMs).toBe(STORY_NOW_MS);
    expect(fetch).not.toHaveBeenCalled();
  });

  test('after somebody else’s watch, the answer is there', async () => {
    const engine = await demoEngine('steady');
    const watched = await settled(engine);
    expect(rowsOf(engine.ask(overview)).map(({ release }) => release.id)).toEqual(
      rowsOf(watched).map(({ release }) => release.id),
    );
  });
});

describe('watching', () => {
  test('calls back with ever better answers, never worse ones', async () => {
    const engine = await demoEngine('steady');
    const counts: number[] = [];
    const stop = engine.watch(overview, () => counts.push(rowsOf(engine.ask(overview)).length));
    await settled(engine);
    await vi.waitFor(() => expect(engine.ask(overview).awaited).toEqual([]));
    stop();
    expect(counts[0]).toBe(0);
    expect(counts.at(-1)).toBeGreaterThan(20);
  });

  test('a question nobody watches any more aborts its requests', async () => {
    const signals: AbortSignal[] = [];
    const engine = await engineOver((_, { signal }) => {
      if (signal instanceof AbortSignal) signals.push(signal);
      return new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason)),
      );
    });
    const stop = engine.watch(overview, () => undefined);
    await vi.waitFor(() => expect(signals.length).toBeGreaterThan(4));
    expect(signals.some(({ aborted }) => aborted)).toBe(false);
    stop();
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });

  test('at most four requests of a source are in flight', async () => {
    const inFlight = new Map<string, number>();
    let most = 0;
    const ask = demoFetch('steady');
    const engine = await engineOver(async (input, init) => {
      const source = input.split('/')[2] ?? '';
      inFlight.set(source, (inFlight.get(source) ?? 0) + 1);
      most = Math.max(most, ...inFlight.values());
      try {
        return await ask(input, init);
      } finally {
        inFlight.set(source, (inFlight.get(source) ?? 1) - 1);
      }
    });
    await settled(engine);
    expect(most).toBe(4);
  });

  test('two watchers of the same things share their requests', async () => {
    const ask = demoFetch('steady');
    const sentBy = async (watchers: number): Promise<number> => {
      let sent = 0;
      const engine = await engineOver((input, init) => {
        sent += 1;
        return ask(input, init);
      });
      await Promise.all(Array.from({ length: watchers }, () => settled(engine)));
      return sent;
    };
    expect(await sentBy(3)).toBe(await sentBy(1));
  });
});

describe('waiting for a settled answer', () => {
  test('ends with the caller’s patience', async () => {
    const engine = await engineOver(() => new Promise(() => undefined));
    const patience = new AbortController();
    const waiting = engine.settled(overview, patience.signal);
    patience.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });

  test('does not begin for a caller who has given up already', async () => {
    const fetch = vi.fn<(input: string, init: RequestInit) => Promise<Response>>(
      () => new Promise(() => undefined),
    );
    const engine = await engineOver(fetch);
    await expect(engine.settled(overview, AbortSignal.abort(new Error('too late')))).rejects.toThrow(
      'too late',
    );
    expect(fetch).not.toHaveBeenCalled();
  });

  test('is short when all is known', async () => {
    const engine = await demoEngine('steady');
    const first = await settled(engine);
    const second = await settled(engine);
    expect(rowsOf(second)).toEqual(rowsOf(first));
  });
});

test('as the clock goes on, the newest release’s figures do, too', async () => {
  let nowMs = STORY_NOW_MS;
  const clock = { nowMs: () => nowMs };
  const ask = fetchFromWorld({
    scenario: 'bad-release',
    seed: 7,
    storyNowMs: STORY_NOW_MS,
    nowMs: clock.nowMs,
  });
  const engine = await engineOver((input, init) => ask(input, init), clock);
  const requests = async () => {
    const [newest] = rowsOf(await settled(engine));
    const reading = newest?.figures['error-rate']?.reading;
    return { id: newest?.release.id, n: reading?.kind === 'known' ? reading.sample.count : 0 };
  };
  const before = await requests();
  nowMs += 90 * 60_000;
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 90 * 60_000 });
  const after = await requests().finally(() => vi.useRealTimers());
  expect(after.id).toBe(before.id);
  expect(after.n).toBeGreaterThan(before.n * 2);
});
