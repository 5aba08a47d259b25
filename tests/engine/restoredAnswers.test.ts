import { expect, test } from 'vitest';
import type { Answer } from '../../src/engine/answers/question.ts';
import {
  startEngine,
  type AnswerStore,
  type EngineOptions,
  type KeptAnswer,
  type KeptState,
} from '../../src/engine/engine.ts';
import { demoFetch, demoSettings, STORY_NOW_MS, WHOLE_VIEW } from './demoEngine.ts';

const MINUTES_LATER = 22 * 60_000;
const overview = { kind: 'overview', view: WHOLE_VIEW } as const;

function memoryStore(): AnswerStore {
  const held = new Map<string, KeptAnswer>();
  return {
    load: async () => [...held.values()],
    change: async (put, drop) => {
      for (const id of drop) held.delete(id);
      // As IndexedDB does: what cannot be cloned cannot be kept.
      for (const answer of put) held.set(answer.id, structuredClone(answer));
    },
  };
}

interface Start {
  readonly fetch: EngineOptions['fetch'];
  readonly store: AnswerStore;
  readonly nowMs: number;
  readonly version?: string;
}

async function start({ fetch, store, nowMs, version = '1' }: Start) {
  const told: KeptState[] = [];
  const started = await startEngine(await demoSettings(), {
    fetch,
    clock: { nowMs: () => nowMs },
    random: () => 0.5,
    keep: { store, appVersion: version, tell: (state) => told.push(state) },
  });
  if (started.kind === 'faults') throw new Error(JSON.stringify(started.faults));
  await started.engine.prepare('overview');
  return { engine: started.engine, told };
}

/** The session has ended overnight: nothing is asked twice in a row, and nothing is answered. */
const refusing: EngineOptions['fetch'] = async () => new Response('', { status: 401 });

const errorRates = (answer: Answer<'overview'>) =>
  answer.body.rows.map(({ figures }) => figures['error-rate']?.reading);

test('after a reload with dead sources every figure stands as it was, with its true age; another version starts empty', async () => {
  const store = memoryStore();
  const living = demoFetch('bad-release');
  const before = await start({ fetch: living, store, nowMs: STORY_NOW_MS });
  const shown = await before.engine.settled(overview, AbortSignal.timeout(100_000));
  before.engine.setVisible(false);
  await expect.poll(() => before.told.at(-1)?.answers ?? 0, { timeout: 20_000 }).toBeGreaterThan(10);

  const after = await start({ fetch: refusing, store, nowMs: STORY_NOW_MS + MINUTES_LATER });
  expect(after.told.at(-1)?.restored).toBe(before.told.at(-1)?.answers);
  const again = await after.engine.settled(overview, AbortSignal.timeout(100_000));
  const then = errorRates(shown).filter((reading) => reading?.kind === 'known');
  expect(then.length).toBeGreaterThan(3);
  for (const [index, reading] of errorRates(shown).entries()) {
    if (reading?.kind !== 'known') continue;
    const { value, asOfMs } = reading;
    expect(errorRates(again)[index]).toMatchObject({ kind: 'known', value, asOfMs });
  }

  const other = await start({ fetch: refusing, store, nowMs: STORY_NOW_MS + MINUTES_LATER, version: '2' });
  expect(other.told.at(-1)?.restored).toBe(0);
}, 60_000);
