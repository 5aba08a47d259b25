import { setTimeout as pause } from 'node:timers/promises';
import { timeoutManager } from '@tanstack/query-core';
import type { Question } from '../../src/engine/answers/question.ts';
import { HOUR_MS, floorTo } from '../../src/engine/domain/time.ts';
import { startEngine } from '../../src/engine/engine.ts';

/** One address of the app, as a screen that stays open asks it. */
export interface Poll {
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
  /** Null where it is asked once, when the screen is opened. */
  readonly everyMs: number | null;
}

export interface RecordOrder {
  /** A holdfast.json whose sources are asked below `origin`. */
  readonly settings: unknown;
  readonly origin: string;
  readonly questions: readonly Question[];
  /** How long the screen stays open, in its own time. */
  readonly watchedMs: number;
}

/** How much faster than real the engine's timers run while it is watched. */
const HASTE = 100;

/**
 * Opens the engine as a screen does, and notes what it asks and how often. Its timers run faster, and what was asked once is
 * answered from memory, so that neither the waiting nor the source's speed shows in the intervals.
 */
export async function recordDisplay(order: RecordOrder): Promise<readonly Poll[]> {
  timeoutManager.setTimeoutProvider({
    setTimeout: (callback, delay) => setTimeout(callback, delay / HASTE),
    clearTimeout: (id) => clearTimeout(id),
    setInterval: (callback, delay) => setInterval(callback, delay / HASTE),
    clearInterval: (id) => clearInterval(id),
  });
  const asked = new Map<string, { method: string; path: string; body: string | null; atMs: number[] }>();
  const answers = new Map<string, Promise<Response>>();
  // Adapters share what was collected in the same ten seconds, so the clock must move; and stay within one hour, at whose end
  // windows, and with them addresses, move on.
  const hourMs = floorTo(Date.now(), HOUR_MS);
  const openedMs = performance.now();
  const started = await startEngine(order.settings, {
    fetch: async (input, init) => {
      const path = input.startsWith(order.origin) ? input.slice(order.origin.length) : input;
      const body = typeof init.body === 'string' ? init.body : null;
      const method = init.method ?? 'GET';
      const key = `${method} ${path} ${body}`;
      const known = asked.get(key) ?? { method, path, body, atMs: [] };
      asked.set(key, known);
      known.atMs.push(performance.now() * HASTE);
      const answer = answers.get(key) ?? fetch(input, init);
      answers.set(key, answer);
      return (await answer).clone();
    },
    clock: { nowMs: () => hourMs + (((performance.now() - openedMs) * HASTE) % HOUR_MS) },
    random: () => 0.5,
  });
  if (started.kind === 'faults') throw new Error(JSON.stringify(started.faults));
  const { engine } = started;
  const stops = order.questions.map((question) => engine.watch(question, () => undefined));
  for (const question of order.questions) await engine.settled(question, AbortSignal.timeout(120_000));
  await pause(order.watchedMs / HASTE);
  for (const stop of stops) stop();
  return [...asked.values()].map(({ method, path, body, atMs }) => ({
    method,
    path,
    body,
    everyMs: shortestGap(atMs),
  }));
}

/** The shortest, because a busy machine only makes gaps longer; rounded by what its haste makes of milliseconds. */
function shortestGap(atMs: readonly number[]): number | null {
  const gaps = atMs.slice(1).map((at, i) => at - (atMs[i] ?? at));
  if (gaps.length === 0) return null;
  const gapMs = Math.min(...gaps);
  const unitMs = gapMs > 100_000 ? 20_000 : 2000;
  return Math.max(1, Math.round(gapMs / unitMs)) * unitMs;
}
