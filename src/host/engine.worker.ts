import { type ClockSetting, virtualNow } from '../engine/domain/clock.ts';
import { startEngine, type Engine, type EngineOptions } from '../engine/engine.ts';
import { openAnswerStore } from './answerStore.ts';
import type { Failure, FromEngine, ToEngine } from './message.ts';

/** The worker's end of the door: one engine, and the watches of the face. */
let engine: Engine | null = null;
let clock: ClockSetting = { originRealMs: 0, originVirtualMs: 0, speed: 1 };
const watches = new Map<string, () => void>();
let pending: ToEngine[] = [];

// The browser would keep a note of the first 250 requests for as long as a display runs.
performance.setResourceTimingBufferSize(0);

addEventListener('message', ({ data }: MessageEvent<ToEngine>) => {
  if (data.type === 'ping') send({ type: 'pong' });
  else if (data.type === 'start') void start(data);
  else if (engine === null) pending.push(data);
  else receive(engine, data);
});

async function start({
  settings,
  clock: setting,
  pageUrl,
  keepAs,
}: Extract<ToEngine, { type: 'start' }>): Promise<void> {
  clock = setting;
  try {
    const started = await startEngine(settings, {
      fetch: (input, init) => fetch(new URL(input, pageUrl), init),
      clock: { nowMs: () => virtualNow(clock, Date.now()) },
      random: Math.random,
      speed: () => clock.speed,
      ...(keepAs === null ? {} : { keep: keepOf(keepAs) }),
    });
    if (started.kind === 'faults') {
      send({ type: 'started', started: { kind: 'settings-faults', faults: started.faults } });
      return;
    }
    engine = started.engine;
    send({ type: 'started', started: { kind: 'ready' } });
    for (const message of pending) receive(engine, message);
    pending = [];
  } catch (error) {
    send({ type: 'started', started: { kind: 'failed', ...faultOfOurs(error) } });
  }
}

function receive(running: Engine, message: ToEngine): void {
  switch (message.type) {
    case 'ask':
      void answer(running, message);
      return;
    case 'watch':
      if (watches.has(message.key)) return;
      watches.set(
        message.key,
        running.watch(message.question, () => send({ type: 'changed', key: message.key })),
      );
      return;
    case 'unwatch':
      watches.get(message.key)?.();
      watches.delete(message.key);
      return;
    case 'visible':
      running.setVisible(message.visible);
      return;
    case 'clock':
      clock = message.clock;
      running.refresh();
      return;
    case 'pace':
      running.setPace(message.everyMs);
      return;
    case 'refresh':
      running.refresh();
      return;
    case 'start':
    case 'ping':
      return;
  }
}

function keepOf(appVersion: string): NonNullable<EngineOptions['keep']> {
  return { store: openAnswerStore(), appVersion, tell: (kept) => send({ type: 'kept', kept }) };
}

async function answer(running: Engine, { id, question }: Extract<ToEngine, { type: 'ask' }>): Promise<void> {
  try {
    await running.prepare(question.kind);
    send({ type: 'answered', id, answer: running.ask(question) });
  } catch (error) {
    send({ type: 'not-answered', id, failure: faultOfOurs(error) });
  }
}

function faultOfOurs(error: unknown): Failure {
  const said = error instanceof Error ? error.message : String(error);
  return {
    sentence: `Holdfast could not work this out: ${said}`,
    hint: 'This is a fault of Holdfast, not of your sources. Reload; if it stays, please report it with this text.',
  };
}

function send(message: FromEngine): void {
  postMessage(message);
}
