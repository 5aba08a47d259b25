import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SourceError } from '../../../src/engine/adapters/transport/sourceError.ts';
import { createCollection } from '../../../src/engine/collection/createCollection.ts';
import type { EntityQuery, Known } from '../../../src/engine/collection/entityQuery.ts';
import { collected, fakeSource, NOW_MS } from './fakeReader.ts';

const REFRESH_MS = 30_000;
const source = fakeSource('metrics');

beforeEach(() => {
  vi.useFakeTimers({ now: NOW_MS });
});

afterEach(() => {
  vi.useRealTimers();
});

const start = (speed = 1) =>
  createCollection({ clock: { nowMs: () => Date.now() }, random: () => 0.5, speed: () => speed });

function query(
  collect: EntityQuery<string>['collect'],
  rest: Partial<EntityQuery<string>> = {},
): EntityQuery<string> {
  return {
    key: ['requests', 'metrics', 'x'],
    source,
    entity: 'requests',
    staleMs: REFRESH_MS,
    collect,
    ...rest,
  };
}

/** A fault that does not pass by itself: it is not asked again at once. */
const forbidden = () =>
  new SourceError({
    kind: 'forbidden',
    sourceId: 'metrics',
    status: 403,
    vendorText: null,
    retryAfterMs: null,
  });

const said = (known: Known<string> | undefined) => known?.data?.items.join() ?? null;

/** Keeps one query and remembers each computation. */
function follow(asked: () => EntityQuery<string>, collection = start()) {
  const seen: Known<string>[] = [];
  const stop = collection.keep((reader) => seen.push(reader.read(asked())));
  return { seen, stop, collection };
}

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

test('the last good answer stays beside the error of a source that failed since', async () => {
  let fails = false;
  const error = new SourceError({
    kind: 'unauthorized',
    sourceId: 'metrics',
    status: 401,
    vendorText: null,
    retryAfterMs: null,
  });
  const { seen } = follow(() =>
    query(async () => {
      if (fails) throw error;
      return collected(['good']);
    }),
  );
  await vi.advanceTimersByTimeAsync(100);
  fails = true;
  await vi.advanceTimersByTimeAsync(REFRESH_MS + 100);
  expect(said(seen.at(-1))).toBe('good');
  expect(seen.at(-1)).toMatchObject({ error, awaited: false });
  fails = false;
  await vi.advanceTimersByTimeAsync(3 * REFRESH_MS);
  expect(seen.at(-1)?.error).toBeNull();
});

test('a source that keeps failing does not flicker between failed and awaited while it is asked again', async () => {
  const { seen } = follow(() =>
    query(() =>
      Promise.reject(
        new SourceError({
          kind: 'unreachable',
          sourceId: 'metrics',
          status: null,
          vendorText: null,
          retryAfterMs: null,
        }),
      ),
    ),
  );
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.at(-1)).toMatchObject({ data: null, awaited: false, error: expect.any(SourceError) });
  const before = seen.length;
  await vi.advanceTimersByTimeAsync(10 * REFRESH_MS);
  const later = seen.slice(before);
  expect(later.length).toBeGreaterThan(0);
  expect(later.filter(({ awaited, error }) => awaited || error === null)).toEqual([]);
});

test('a failing source is asked ever less often', async () => {
  const collect = vi.fn(() => Promise.reject(forbidden()));
  follow(() => query(collect));
  await vi.advanceTimersByTimeAsync(20 * REFRESH_MS);
  // 0 s, then after 60, 120, 240 and 300 s.
  expect(collect.mock.calls.length).toBeGreaterThanOrEqual(3);
  expect(collect.mock.calls.length).toBeLessThanOrEqual(4);
});

test('a source that answers again is asked at once what else it failed to tell', async () => {
  let down = true;
  const asked = { requests: 0, latency: 0, elsewhere: 0 };
  const failing = (name: keyof typeof asked, sourceId: string, staleMs: number) =>
    query(
      async () => {
        asked[name] += 1;
        if (down || name === 'elsewhere') throw forbidden();
        return collected([name]);
      },
      { key: [name, sourceId, 'x'], source: fakeSource(sourceId), staleMs },
    );
  const often = failing('requests', 'metrics', REFRESH_MS);
  const seldom = failing('latency', 'metrics', 10 * REFRESH_MS);
  const elsewhere = failing('elsewhere', 'tickets', 10 * REFRESH_MS);
  const stop = start().keep(({ read }) => {
    read(often);
    read(seldom);
    read(elsewhere);
  });
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toEqual({ requests: 1, latency: 1, elsewhere: 1 });
  down = false;
  // The first of them is due after two steps, the others after ten.
  await vi.advanceTimersByTimeAsync(3 * REFRESH_MS);
  expect(asked.latency).toBe(2);
  expect(asked.elsewhere).toBe(1);
  stop();
});

test('a passing fault is asked again at once, twice', async () => {
  let calls = 0;
  const { seen } = follow(() =>
    query(async () => {
      calls += 1;
      if (calls < 3)
        throw new SourceError({
          kind: 'unreachable',
          sourceId: 'metrics',
          status: null,
          vendorText: null,
          retryAfterMs: null,
        });
      return collected(['third time']);
    }),
  );
  await vi.advanceTimersByTimeAsync(750 + 1500 + 200);
  expect(said(seen.at(-1))).toBe('third time');
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
