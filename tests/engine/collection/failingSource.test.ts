import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SourceError } from '../../../src/engine/adapters/transport/sourceError.ts';
import { collected, fakeSource, NOW_MS } from './fakeReader.ts';
import { REFRESH_MS, follow, forbidden, query, said, start } from './keptQuery.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW_MS });
});

afterEach(() => {
  vi.useRealTimers();
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
