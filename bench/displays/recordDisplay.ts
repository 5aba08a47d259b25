import { setTimeout as pause } from 'node:timers/promises';
import { timeoutManager } from '@tanstack/query-core';
import type { Question } from '../../src/engine/answers/question.ts';
import { HOUR_MS, MINUTE_MS, floorTo } from '../../src/engine/domain/time.ts';
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

/** For how long nothing may be asked before the engine's time goes on: longer than it gathers answers before it computes. */
const QUIET_MS = 60;

/**
 * Opens the engine as a screen does, and notes what it asks and how often. Its polls wait in a time of their own, which goes on
 * only when all is answered: neither the source's speed nor a busy machine shows in the intervals.
 */
export async function recordDisplay(order: RecordOrder): Promise<readonly Poll[]> {
  const time = ownTime();
  timeoutManager.setTimeoutProvider(time);
  const asked = new Map<string, { method: string; path: string; body: string | null; atMs: number[] }>();
  const answers = new Map<string, Promise<Response>>();
  let waiting = 0;
  // At an hour's end windows move on, and with them addresses: the recording stays within one.
  const openedMs = floorTo(Date.now(), HOUR_MS) + 5 * MINUTE_MS;
  const started = await startEngine(order.settings, {
    fetch: async (input, init) => {
      const path = input.startsWith(order.origin) ? input.slice(order.origin.length) : input;
      const body = typeof init.body === 'string' ? init.body : null;
      const method = init.method ?? 'GET';
      const key = `${method} ${path} ${body}`;
      const known = asked.get(key) ?? { method, path, body, atMs: [] };
      asked.set(key, known);
      known.atMs.push(time.nowMs());
      // Asked of the source once; again and again, it would only answer later.
      const answer = answers.get(key) ?? fetch(input, init);
      answers.set(key, answer);
      waiting += 1;
      try {
        return (await answer).clone();
      } finally {
        waiting -= 1;
      }
    },
    clock: { nowMs: () => openedMs + time.nowMs() },
    random: () => 0.5,
  });
  if (started.kind === 'faults') throw new Error(JSON.stringify(started.faults));
  const { engine } = started;
  const stops = order.questions.map((question) => engine.watch(question, () => undefined));
  for (const question of order.questions) await engine.settled(question, AbortSignal.timeout(120_000));
  const requests = () => [...asked.values()].reduce((sum, { atMs }) => sum + atMs.length, 0);
  const quiet = async () => {
    for (let before = -1; before !== requests() || waiting > 0;) {
      before = requests();
      await pause(QUIET_MS);
    }
  };
  await quiet();
  while (time.goOn(order.watchedMs)) await quiet();
  for (const stop of stops) stop();
  return [...asked.values()].map(({ method, path, body, atMs }) => ({
    method,
    path,
    body,
    everyMs: shortestGap(atMs),
  }));
}

/** Timers that are due in an order and at times of their own. */
function ownTime() {
  let nowMs = 0;
  let made = 0;
  const due = new Map<number, { atMs: number; everyMs: number | null; run: () => void }>();
  const add = (run: () => void, delayMs: number, everyMs: number | null): number => {
    made += 1;
    due.set(made, { atMs: nowMs + delayMs, everyMs, run });
    return made;
  };
  const remove = (id: number | undefined) => void due.delete(id ?? 0);
  return {
    nowMs: () => nowMs,
    setTimeout: (run: () => void, delayMs: number) => add(run, delayMs, null),
    setInterval: (run: () => void, delayMs: number) => add(run, delayMs, delayMs),
    clearTimeout: remove,
    clearInterval: remove,
    /** Runs all that is due next. False where that would be after `untilMs`. */
    goOn(untilMs: number): boolean {
      const nextMs = Math.min(...[...due.values()].map(({ atMs }) => atMs));
      if (nextMs > untilMs) return false;
      nowMs = nextMs;
      for (const [id, { atMs, everyMs, run }] of due) {
        if (atMs > nowMs) continue;
        if (everyMs === null) due.delete(id);
        else due.set(id, { atMs: nowMs + everyMs, everyMs, run });
        run();
      }
      return true;
    },
  };
}

/** The shortest: after a failure, or beside a livelier question, an address may be asked later than it is due. */
function shortestGap(atMs: readonly number[]): number | null {
  const gaps = atMs.slice(1).map((at, i) => at - (atMs[i] ?? at));
  const apart = gaps.filter((gapMs) => gapMs > 0);
  return apart.length === 0 ? null : Math.min(...apart);
}
