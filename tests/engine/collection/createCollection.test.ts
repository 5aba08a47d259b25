import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createCollection } from '../../../src/engine/collection/createCollection.ts';
import { collected, NOW_MS } from './fakeReader.ts';

import { REFRESH_MS, follow, query, said, start } from './keptQuery.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW_MS });
});

afterEach(() => {
  vi.useRealTimers();
});

test('the first computation comes at once, with the answer awaited; the next when it is there', async () => {
  const { seen } = follow(() => query(async () => collected(['a'])));
  expect(seen).toEqual([{ data: null, error: null, awaited: true, everyMs: REFRESH_MS }]);
  await vi.advanceTimersByTimeAsync(100);
  expect(said(seen.at(-1))).toBe('a');
  expect(seen.at(-1)?.awaited).toBe(false);
});

test('a query that rests long is asked again in time beside one that is asked often', async () => {
  let draw = 0;
  const collection = createCollection({
    clock: { nowMs: () => Date.now() },
    // Every draw differs, as chance does.
    random: () => (draw = (draw + 0.37) % 1),
    speed: () => 1,
  });
  let slow = 0;
  let fast = 0;
  const often = query(async () => collected([`${(fast += 1)}`]));
  const seldom = query(async () => collected([`${(slow += 1)}`]), {
    key: ['defects', 'tickets', 'x'],
    staleMs: 4 * REFRESH_MS,
  });
  const stop = collection.keep(({ read }) => {
    read(often);
    read(seldom);
  });
  await vi.advanceTimersByTimeAsync(42 * REFRESH_MS);
  stop();
  expect(fast).toBeGreaterThan(38);
  expect(slow).toBeGreaterThanOrEqual(10);
});

test('what is kept is computed again in time, though nothing arrives', async () => {
  const collection = createCollection({
    clock: { nowMs: () => Date.now() },
    random: () => 0.5,
    speed: () => 1,
    recomputeMs: REFRESH_MS,
  });
  let polls = 0;
  const hanging = query(async () => {
    polls += 1;
    return polls === 1 ? collected(['a']) : new Promise(() => undefined);
  });
  const { seen, stop } = follow(() => hanging, collection);
  await vi.advanceTimersByTimeAsync(2 * REFRESH_MS);
  const before = seen.length;
  await vi.advanceTimersByTimeAsync(10 * REFRESH_MS);
  expect(seen.length - before).toBe(10);
  expect(said(seen.at(-1))).toBe('a');
  stop();
  await vi.advanceTimersByTimeAsync(10 * REFRESH_MS);
  expect(seen.length - before).toBe(10);
});

test.each([
  [1, REFRESH_MS],
  [10, REFRESH_MS],
  [60, 6 * REFRESH_MS],
])('at %d times the speed, answers are expected every %d ms of the refresh clock', (speed, everyMs) => {
  const { seen, stop } = follow(() => query(async () => collected(['a'])), start(speed));
  expect(seen[0]?.everyMs).toBe(everyMs);
  stop();
});

test('a poll asks again at the refresh step, and a changed answer calls back', async () => {
  let answers = 0;
  const { seen } = follow(() => query(async () => collected([`answer ${(answers += 1)}`])));
  await vi.advanceTimersByTimeAsync(100);
  expect(said(seen.at(-1))).toBe('answer 1');
  await vi.advanceTimersByTimeAsync(REFRESH_MS + 100);
  expect(said(seen.at(-1))).toBe('answer 2');
});

test('a hurried clock hurries the polls, but never below two seconds', async () => {
  let answers = 0;
  follow(() => query(async () => collected([`${(answers += 1)}`])), start(600));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(answers).toBeGreaterThanOrEqual(4);
  expect(answers).toBeLessThanOrEqual(6);
});

test('what is settled is asked once', async () => {
  const collect = vi.fn(async () => collected(['a']));
  follow(() => query(collect, { staleMs: Infinity }));
  await vi.advanceTimersByTimeAsync(30 * REFRESH_MS);
  expect(collect).toHaveBeenCalledTimes(1);
});

describe('what nobody watches any more', () => {
  test('is aborted', async () => {
    const signals: AbortSignal[] = [];
    const { stop } = follow(() =>
      query(({ signal }) => {
        signals.push(signal);
        return new Promise(() => undefined);
      }),
    );
    await vi.advanceTimersByTimeAsync(10);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    stop();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  test('has not failed: whoever watches it again waits for it anew', async () => {
    const asked = () => query(() => new Promise(() => undefined));
    const { stop, collection } = follow(asked);
    await vi.advanceTimersByTimeAsync(10);
    stop();
    await vi.advanceTimersByTimeAsync(10);
    const { seen } = follow(asked, collection);
    await vi.advanceTimersByTimeAsync(100);
    expect(seen.filter(({ error, awaited }) => error !== null || !awaited)).toEqual([]);
  });

  test('is not polled', async () => {
    const collect = vi.fn(async () => collected(['a']));
    const { stop } = follow(() => query(collect));
    await vi.advanceTimersByTimeAsync(100);
    stop();
    await vi.advanceTimersByTimeAsync(10 * REFRESH_MS);
    expect(collect).toHaveBeenCalledTimes(1);
  });

  test('goes on while another still watches it', async () => {
    const signals: AbortSignal[] = [];
    const collection = start();
    const asked = () =>
      query(({ signal }) => {
        signals.push(signal);
        return new Promise(() => undefined);
      });
    const first = follow(asked, collection);
    follow(asked, collection);
    await vi.advanceTimersByTimeAsync(10);
    first.stop();
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  });

  test('is superseded: a question that is no longer read is aborted, too', async () => {
    const signals = new Map<string, AbortSignal>();
    let name = 'old';
    const collection = start();
    const ask = (key: string) =>
      query(
        ({ signal }) => {
          signals.set(key, signal);
          return new Promise(() => undefined);
        },
        { key: ['requests', 'metrics', key] },
      );
    let nudge: (() => void) | null = null;
    const poked = query(() => new Promise((resolve) => (nudge = () => resolve(collected(['poked'])))), {
      key: ['requests', 'metrics', 'poke'],
    });
    collection.keep((reader) => {
      reader.read(poked);
      reader.read(ask(name));
    });
    await vi.advanceTimersByTimeAsync(10);
    name = 'new';
    (nudge as (() => void) | null)?.();
    await vi.advanceTimersByTimeAsync(200);
    expect([signals.get('old')?.aborted, signals.get('new')?.aborted]).toEqual([true, false]);
  });
});

describe('when the window of a list moves on by an hour', () => {
  const slot = 'incidents|tickets|production';

  test('the last answer stands in until the new one is there', async () => {
    let hour = 9;
    let release: (() => void) | null = null;
    const asked = () =>
      query(
        hour === 9
          ? async () => collected(['nine'])
          : () => new Promise((resolve) => (release = () => resolve(collected(['ten'])))),
        { key: ['incidents', 'tickets', hour], slot },
      );
    const { seen } = follow(asked);
    await vi.advanceTimersByTimeAsync(100);
    hour = 10;
    // The poll of the old question calls back, and the answer is computed anew.
    await vi.advanceTimersByTimeAsync(REFRESH_MS + 100);
    expect(said(seen.at(-1))).toBe('nine');
    expect(seen.at(-1)?.awaited).toBe(true);
    (release as (() => void) | null)?.();
    await vi.advanceTimersByTimeAsync(200);
    expect(said(seen.at(-1))).toBe('ten');
    expect(seen.at(-1)?.awaited).toBe(false);
  });

  test('an answer of the old window that comes late never covers the new one', async () => {
    let hour = 9;
    let late: (() => void) | null = null;
    const old = query(() => new Promise((resolve) => (late = () => resolve(collected(['nine'])))), {
      key: ['incidents', 'tickets', 9],
      slot,
    });
    const fresh = query(async () => collected(['ten']), { key: ['incidents', 'tickets', 10], slot });
    const collection = start();
    // Somebody else still watches the old hour, so that its request goes on.
    collection.keep((reader) => reader.read(old));
    const { seen } = follow(() => (hour === 9 ? old : fresh), collection);
    await vi.advanceTimersByTimeAsync(10);
    hour = 10;
    const second = follow(() => fresh, collection);
    await vi.advanceTimersByTimeAsync(200);
    expect(said(second.seen.at(-1))).toBe('ten');
    (late as (() => void) | null)?.();
    await vi.advanceTimersByTimeAsync(200);
    expect(said(second.seen.at(-1))).toBe('ten');
    expect(said(seen.at(-1))).toBe('ten');
  });
});

describe('looking away', () => {
  test('rests the polls; looking again asks what is stale', async () => {
    const collect = vi.fn(async () => collected(['a']));
    const { collection } = follow(() => query(collect));
    await vi.advanceTimersByTimeAsync(100);
    collection.setVisible(false);
    await vi.advanceTimersByTimeAsync(10 * REFRESH_MS);
    expect(collect).toHaveBeenCalledTimes(1);
    collection.setVisible(true);
    await vi.advanceTimersByTimeAsync(100);
    expect(collect).toHaveBeenCalledTimes(2);
  });
});

test('refresh asks again at once what failed, and leaves alone what is fresh', async () => {
  const good = vi.fn(async () => collected(['a']));
  const bad = vi.fn(() => Promise.reject(new Error('no')));
  const collection = start();
  collection.keep((reader) => {
    reader.read(query(good, { key: ['requests', 'metrics', 'good'] }));
    reader.read(query(bad, { key: ['requests', 'metrics', 'bad'] }));
  });
  await vi.advanceTimersByTimeAsync(100);
  collection.refresh();
  await vi.advanceTimersByTimeAsync(100);
  expect([good.mock.calls.length, bad.mock.calls.length]).toEqual([1, 2]);
});
