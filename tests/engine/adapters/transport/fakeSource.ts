import {
  createRequestSource,
  type RequestSourceOptions,
} from '../../../../src/engine/adapters/transport/requestSource.ts';
import type { SourceRequest } from '../../../../src/engine/adapters/transport/request.ts';
import { SourceError } from '../../../../src/engine/adapters/transport/sourceError.ts';
import { createSourceTraffic } from '../../../../src/engine/adapters/transport/sourceTraffic.ts';

export const NOW_MS = Date.UTC(2026, 10, 20, 10, 0, 0);

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  answer(response: Response): void;
  fail(error: unknown): void;
}

/** A source whose answers the test gives by hand, and whose time passes only when the test says so. */
export function fakeSource(options: Partial<RequestSourceOptions> = {}) {
  const sent: Sent[] = [];
  const timers = new Set<{ atMs: number; callback: () => void }>();
  const traffic = createSourceTraffic();
  let nowMs = NOW_MS;
  const request = createRequestSource({
    sourceId: 'errors',
    baseUrl: '/api/errors',
    fetch: (url, init) =>
      new Promise((resolve, reject) => sent.push({ url, init, answer: resolve, fail: reject })),
    clock: { nowMs: () => nowMs },
    random: () => 0,
    timer: {
      set(callback, delayMs) {
        const entry = { atMs: nowMs + delayMs, callback };
        timers.add(entry);
        return entry;
      },
      clear(handle) {
        for (const entry of timers) if (entry === handle) timers.delete(entry);
      },
    },
    traffic,
    ...options,
  });
  return {
    sent,
    traffic,
    request,
    timerCount: () => timers.size,
    ask: (part: Partial<SourceRequest> = {}) =>
      request({ path: 'things', signal: new AbortController().signal, ...part }),
    async passTime(ms: number) {
      await settle();
      nowMs += ms;
      for (const entry of timers) {
        if (entry.atMs > nowMs) continue;
        timers.delete(entry);
        entry.callback();
      }
      await settle();
    },
  };
}

/** Lets everything that is already decided happen; no time passes. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}

export function json(value: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(value), { status: 200, ...init });
}

export async function errorOf(promise: Promise<unknown>): Promise<SourceError> {
  const error: unknown = await promise.then(
    () => new Error('it resolved'),
    (reason: unknown) => reason,
  );
  if (error instanceof SourceError) return error;
  throw new Error(`expected a SourceError, got ${String(error)}`);
}
