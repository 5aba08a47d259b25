import {
  questionKey,
  type Answer,
  type Question,
  type QuestionKind,
  type QuestionOf,
} from '../engine/answers/question.ts';
import { type ClockSetting, virtualNow } from '../engine/domain/clock.ts';
import type { KeptState } from '../engine/engine.ts';
import type { Failure, FromEngine, Started, ToEngine } from './message.ts';

/** The part of a Worker that the host needs; a test gives its own. */
export interface EnginePort {
  postMessage(message: ToEngine): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<FromEngine>) => void): void;
  terminate?(): void;
}

/** The face's typed handle on the engine. */
export interface Host {
  readonly started: Promise<Started>;
  ask<Kind extends QuestionKind>(question: QuestionOf<Kind>): Promise<Answer<Kind>>;
  /** Calls back whenever the question has a better answer; the engine keeps its data fresh until the end is called. */
  watch(question: Question, onChange: () => void): () => void;
  /** The refresh clock: real time, or the demo's. */
  nowMs(): number;
  setClock(clock: ClockSetting): void;
  setVisible(visible: boolean): void;
  refresh(): void;
  /** Slows the questions to the sources down, or back to the settings' own pace (null); it never makes them faster. */
  setPace(everyMs: number | null): void;
  /** Calls back with each sign of life of the engine. */
  ping(onAlive: () => void): void;
  /** A new engine takes the place of one that has died; what is watched and asked is asked again. */
  restart(port: EnginePort): void;
}

/** Thrown by `ask` where the engine could not answer; carries words for the screen. */
export class NotAnswered extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.sentence);
    this.failure = failure;
  }
}

interface HostSetup {
  readonly clock: ClockSetting;
  /** Makes the engine start, on the first port and on each that takes its place. */
  start(port: EnginePort, clock: ClockSetting): void;
  readonly tellKept?: (kept: KeptState) => void;
}

export function createHost(firstPort: EnginePort, { clock: firstClock, start, tellKept }: HostSetup): Host {
  let clock = firstClock;
  let port = firstPort;
  let paceMs: number | null = null;
  let onAlive: (() => void) | null = null;
  let lastId = 0;
  const waiting = new Map<
    number,
    { question: Question; resolve: (answer: Answer) => void; reject: (error: NotAnswered) => void }
  >();
  const watchers = new Map<string, { question: Question; tellers: Set<() => void> }>();
  let tellStarted: (started: Started) => void;
  const started = new Promise<Started>((resolve) => {
    tellStarted = resolve;
  });

  function listen(engine: EnginePort): void {
    engine.addEventListener('message', ({ data }) => {
      // What a replaced engine still says is nobody's answer any more.
      if (engine === port) hear(data);
    });
    start(engine, clock);
  }

  function hear(data: FromEngine): void {
    switch (data.type) {
      case 'started':
        return tellStarted(data.started);
      case 'changed':
        for (const tell of watchers.get(data.key)?.tellers ?? []) tell();
        return;
      case 'kept':
        return tellKept?.(data.kept);
      case 'pong':
        return onAlive?.();
      case 'answered':
        waiting.get(data.id)?.resolve(data.answer);
        waiting.delete(data.id);
        return;
      case 'not-answered':
        waiting.get(data.id)?.reject(new NotAnswered(data.failure));
        waiting.delete(data.id);
    }
  }

  listen(port);
  return {
    started,
    ask: <Kind extends QuestionKind>(question: QuestionOf<Kind>) =>
      new Promise<Answer<Kind>>((resolve, reject) => {
        lastId += 1;
        // The engine answers a question with the body of its kind; the message channel cannot carry that tie.
        waiting.set(lastId, { question, resolve: (answer) => resolve(answer as Answer<Kind>), reject });
        port.postMessage({ type: 'ask', id: lastId, question });
      }),
    watch(question, onChange) {
      const key = questionKey(question);
      const { tellers } = watchers.get(key) ?? { tellers: new Set<() => void>() };
      watchers.set(key, { question, tellers });
      tellers.add(onChange);
      if (tellers.size === 1) port.postMessage({ type: 'watch', key, question });
      return () => {
        if (!tellers.delete(onChange) || tellers.size > 0) return;
        watchers.delete(key);
        port.postMessage({ type: 'unwatch', key });
      };
    },
    nowMs: () => virtualNow(clock, Date.now()),
    setClock(next) {
      clock = next;
      port.postMessage({ type: 'clock', clock: next });
    },
    setVisible: (visible) => port.postMessage({ type: 'visible', visible }),
    refresh: () => port.postMessage({ type: 'refresh' }),
    setPace(everyMs) {
      if (everyMs === paceMs) return;
      paceMs = everyMs;
      port.postMessage({ type: 'pace', everyMs });
    },
    ping(tell) {
      onAlive = tell;
      port.postMessage({ type: 'ping' });
    },
    restart(next) {
      port.terminate?.();
      port = next;
      listen(next);
      if (paceMs !== null) next.postMessage({ type: 'pace', everyMs: paceMs });
      for (const [key, { question }] of watchers) next.postMessage({ type: 'watch', key, question });
      for (const [id, { question }] of waiting) next.postMessage({ type: 'ask', id, question });
    },
  };
}
