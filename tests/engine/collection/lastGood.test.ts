import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EntityQuery } from '../../../src/engine/collection/entityQuery.ts';
import {
  createLastGood,
  keptLimits,
  type AnswerStore,
  type KeptAnswer,
  type KeptState,
} from '../../../src/engine/collection/lastGood.ts';
import type { Collected } from '../../../src/engine/domain/collected.ts';
import { DAY_MS, MINUTE_MS } from '../../../src/engine/domain/time.ts';

const NOW_MS = Date.UTC(2026, 10, 20, 10);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function collectedOf(items: readonly unknown[], asOfMs: number = NOW_MS): Collected<unknown> {
  return { items, window: null, incompleteness: [], rejected: [], notices: [], asOfMs, receipts: [] };
}

function queryOf(entity: EntityQuery<unknown>['entity'], id = 'metrics'): EntityQuery<unknown> {
  return {
    key: [entity, id],
    source: {} as EntityQuery<unknown>['source'],
    entity,
    staleMs: 1,
    slot: `${entity}|${id}`,
    collect: () => Promise.reject(new Error('not asked here')),
  };
}

/** A store in memory; `refuses` makes it full. */
function memoryStore(first: readonly KeptAnswer[] = []) {
  const held = new Map(first.map((answer) => [answer.id, answer]));
  const told: KeptState[] = [];
  const control = { refuses: false, writes: 0, nowMs: NOW_MS };
  const store: AnswerStore = {
    load: async () => (control.refuses ? Promise.reject(new Error('denied')) : [...held.values()]),
    change: async (put, drop) => {
      if (control.refuses) throw new Error('full');
      control.writes += 1;
      for (const id of drop) held.delete(id);
      for (const answer of put) held.set(answer.id, structuredClone(answer));
    },
  };
  const open = (generation = 'v1') =>
    createLastGood({
      store,
      generation,
      clock: { nowMs: () => control.nowMs },
      tell: (state) => told.push(state),
    });
  return { held, told, control, store, open };
}

describe('through a reload', () => {
  test('an answer comes back as it was, typed columns and age included', async () => {
    const { open } = memoryStore();
    const before = open();
    const answer = collectedOf([{ startMs: new Float64Array([1, 2]) }], NOW_MS - 90_000);
    before.note('a', queryOf('requests'), answer);
    await before.flush();
    const [found] = await open().restore();
    expect(found).toMatchObject({ id: 'a', key: ['requests', 'metrics'], slot: 'requests|metrics' });
    expect(found?.collected).toEqual(answer);
  });

  test('answers of other settings or another version are dropped, not shown', async () => {
    const { open, held, told } = memoryStore();
    const before = open('v1');
    before.note('a', queryOf('requests'), collectedOf([1]));
    await before.flush();
    const after = open('v2');
    expect(await after.restore()).toEqual([]);
    await after.flush();
    expect(held.size).toBe(0);
    expect(told.at(-1)).toMatchObject({ state: 'kept', answers: 0, restored: 0 });
  });

  test('what has expired is dropped, and what is a little younger stays', async () => {
    const { open, control } = memoryStore();
    const before = open();
    before.note('a', queryOf('requests'), collectedOf([1]));
    await before.flush();
    control.nowMs = NOW_MS + keptLimits.ageMs - MINUTE_MS;
    expect(await open().restore()).toHaveLength(1);
    control.nowMs = NOW_MS + keptLimits.ageMs;
    expect(await open().restore()).toHaveLength(0);
  });

  test('an answer from the future was dated by a wrong clock', async () => {
    const { open, control } = memoryStore();
    const before = open();
    before.note('a', queryOf('requests'), collectedOf([1]));
    await before.flush();
    control.nowMs = NOW_MS - DAY_MS;
    expect(await open().restore()).toHaveLength(0);
  });

  test("a source's check of itself is not kept", async () => {
    const { open, held } = memoryStore();
    const kept = open();
    kept.note('p', queryOf('probe'), collectedOf([1]));
    await kept.flush();
    expect(held.size).toBe(0);
  });
});

describe('writing', () => {
  test('many answers in a minute are one write', async () => {
    const { open, control, held } = memoryStore();
    const kept = open();
    await kept.restore();
    kept.note('a', queryOf('requests'), collectedOf([1]));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(control.writes).toBe(1);
    for (let turn = 0; turn < 5; turn += 1) {
      kept.note('a', queryOf('requests'), collectedOf([turn]));
      kept.note('b', queryOf('latency'), collectedOf([turn]));
      await vi.advanceTimersByTimeAsync(10_000);
    }
    expect(control.writes).toBe(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(control.writes).toBe(2);
    expect(held.get('a')?.collected.items).toEqual([4]);
  });

  test('the oldest make room when there are too many', async () => {
    const { open, control, held } = memoryStore();
    const kept = open();
    for (let index = 0; index < keptLimits.answers + 3; index += 1) {
      control.nowMs = NOW_MS + index;
      kept.note(`q${index}`, queryOf('requests'), collectedOf([index]));
    }
    await kept.flush();
    expect(held.size).toBe(keptLimits.answers);
    expect(held.has('q2')).toBe(false);
    expect(held.has('q3')).toBe(true);
  });

  test('the oldest make room when they are too large together, and one that is too large itself is not kept', async () => {
    const { open, control, held, told } = memoryStore();
    const kept = open();
    const large = new Uint8Array(7 * 1024 * 1024);
    for (let index = 0; index < 7; index += 1) {
      control.nowMs = NOW_MS + index;
      kept.note(`q${index}`, queryOf('requests'), collectedOf([large]));
    }
    kept.note('huge', queryOf('requests'), collectedOf([new Uint8Array(keptLimits.bytesOfOne)]));
    await kept.flush();
    expect([...held.keys()]).toEqual(['q2', 'q3', 'q4', 'q5', 'q6']);
    expect(told.at(-1)?.bytes).toBeLessThanOrEqual(keptLimits.bytes);
  });
});

describe('a store that is full, forbidden or silent', () => {
  test('is said, and costs nothing but the keeping', async () => {
    const { open, control, told } = memoryStore();
    control.refuses = true;
    const kept = open();
    expect(await kept.restore()).toEqual([]);
    kept.note('a', queryOf('requests'), collectedOf([1]));
    await expect(kept.flush()).resolves.toBeUndefined();
    expect(told.at(-1)).toMatchObject({ state: 'refused', answers: 0 });
  });

  test('is tried again with the next answers', async () => {
    const { open, control, told, held } = memoryStore();
    const kept = open();
    control.refuses = true;
    kept.note('a', queryOf('requests'), collectedOf([1]));
    await kept.flush();
    control.refuses = false;
    kept.note('a', queryOf('requests'), collectedOf([2]));
    await kept.flush();
    expect(told.map(({ state }) => state)).toEqual(['refused', 'kept']);
    expect(held.get('a')?.collected.items).toEqual([2]);
  });

  test('does not hold the start back for long', async () => {
    const told: KeptState[] = [];
    const kept = createLastGood({
      store: { load: () => new Promise(() => undefined), change: () => Promise.resolve() },
      generation: 'v1',
      clock: { nowMs: () => NOW_MS },
      tell: (state) => told.push(state),
    });
    const restoring = kept.restore();
    await vi.advanceTimersByTimeAsync(keptLimits.loadMs);
    expect(await restoring).toEqual([]);
    expect(told.at(-1)?.state).toBe('refused');
  });
});
