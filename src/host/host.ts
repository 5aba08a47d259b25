import {
  questionKey,
  type Answer,
  type Question,
  type QuestionKind,
  type QuestionOf,
} from '../engine/answers/question.ts';
import { type ClockSetting, virtualNow } from '../engine/domain/clock.ts';
import type { Failure, FromEngine, Started, ToEngine } from './message.ts';

/** The part of a Worker that the host needs; a test gives its own. */
export interface EnginePort {
  postMessage(message: ToEngine): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<FromEngine>) => void): void;
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
}

/** Thrown by `ask` where the engine could not answer; carries words for the screen. */
export class NotAnswered extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.sentence);
    this.failure = failure;
  }
}

export function createHost(port: EnginePort, initialClock: ClockSetting): Host {
  let clock = initialClock;
  let lastId = 0;
  const waiting = new Map<
    number,
    { resolve: (answer: Answer) => void; reject: (error: NotAnswered) => void }
  >();
  const watchers = new Map<string, Set<() => void>>();
  let tellStarted: (started: Started) => void;
  const started = new Promise<Started>((resolve) => {
    tellStarted = resolve;
  });

  port.addEventListener('message', ({ data }) => {
    if (data.type === 'started') tellStarted(data.started);
    else if (data.type === 'changed') for (const tell of watchers.get(data.key) ?? []) tell();
    else {
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.type === 'answered') asked?.resolve(data.answer);
      else asked?.reject(new NotAnswered(data.failure));
    }
  });

  return {
    started,
    ask: <Kind extends QuestionKind>(question: QuestionOf<Kind>) =>
      new Promise<Answer<Kind>>((resolve, reject) => {
        lastId += 1;
        // The engine answers a question with the body of its kind; the message channel cannot carry that tie.
        waiting.set(lastId, { resolve: (answer) => resolve(answer as Answer<Kind>), reject });
        port.postMessage({ type: 'ask', id: lastId, question });
      }),
    watch(question, onChange) {
      const key = questionKey(question);
      const tellers = watchers.get(key) ?? new Set();
      watchers.set(key, tellers);
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
  };
}
