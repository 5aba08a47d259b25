import { describe, expect, test, vi } from 'vitest';
import { questionKey, type Answer, type Question } from '../../src/engine/answers/question.ts';
import { createHost, NotAnswered, type EnginePort } from '../../src/host/host.ts';
import type { FromEngine, ToEngine } from '../../src/host/message.ts';

const view = { environment: null, service: null, baseline: null };
const sources = { kind: 'sources', view } as const;
const overview: Question = { kind: 'overview', view };
const clock = { originRealMs: 0, originVirtualMs: 0, speed: 1 };

/** The engine's end of the door, played by the test. */
function openDoor() {
  const sent: ToEngine[] = [];
  let listener: ((event: MessageEvent<FromEngine>) => void) | null = null;
  const port: EnginePort = {
    postMessage: (message) => sent.push(message),
    addEventListener: (_, told) => {
      listener = told;
    },
  };
  const host = createHost(port, {
    clock,
    start: (engine, setting) =>
      engine.postMessage({ type: 'start', settings: {}, clock: setting, pageUrl: '', keepAs: null }),
  });
  // What starting says is the test of restarting's business.
  sent.length = 0;
  const say = (data: FromEngine): void => listener?.(new MessageEvent('message', { data }));
  return { host, sent, say, types: () => sent.map(({ type }) => type) };
}

const answer: Answer<'sources'> = {
  body: {
    sources: [],
    coverage: { releases: [], rows: [] },
    unmatched: [],
    unattributed: [],
    attributed: { incidents: 0, defects: 0 },
  },
  awaited: [],
  nowMs: 5,
};

test('tells how the engine started', async () => {
  const { host, say } = openDoor();
  say({ type: 'started', started: { kind: 'ready' } });
  expect(await host.started).toEqual({ kind: 'ready' });
});

describe('asking', () => {
  test('brings each answer to its own asker, in whatever order they come', async () => {
    const { host, say } = openDoor();
    const first = host.ask(sources);
    const second = host.ask(sources);
    say({ type: 'answered', id: 2, answer: { ...answer, nowMs: 2 } });
    say({ type: 'answered', id: 1, answer: { ...answer, nowMs: 1 } });
    expect([(await first).nowMs, (await second).nowMs]).toEqual([1, 2]);
  });

  test('what the engine could not answer is thrown with words for the screen', async () => {
    const { host, say } = openDoor();
    const asked = host.ask(sources);
    const failure = { sentence: 'Holdfast could not work this out.', hint: 'Reload.' };
    say({ type: 'not-answered', id: 1, failure });
    await expect(asked).rejects.toBeInstanceOf(NotAnswered);
    await expect(asked).rejects.toMatchObject({ failure });
  });

  test('an answer to nobody is ignored', () => {
    const { say } = openDoor();
    expect(() => say({ type: 'answered', id: 99, answer })).not.toThrow();
  });
});

describe('watching', () => {
  test('two watchers of one question are one watch of the engine, until both have gone', () => {
    const { host, say, sent, types } = openDoor();
    const [first, second] = [vi.fn(), vi.fn()];
    const stopFirst = host.watch(overview, first);
    const stopSecond = host.watch(overview, second);
    expect(types()).toEqual(['watch']);
    const [watch] = sent;
    if (watch?.type !== 'watch') throw new Error('no watch');
    say({ type: 'changed', key: watch.key });
    stopFirst();
    say({ type: 'changed', key: watch.key });
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 2]);
    expect(types()).toEqual(['watch']);
    stopSecond();
    expect(types()).toEqual(['watch', 'unwatch']);
  });

  test('stopping twice is stopping once', () => {
    const { host, types } = openDoor();
    const stop = host.watch(overview, () => undefined);
    stop();
    stop();
    expect(types()).toEqual(['watch', 'unwatch']);
  });

  test('a change of another question is not told', () => {
    const { host, say } = openDoor();
    const told = vi.fn();
    host.watch(overview, told);
    say({ type: 'changed', key: 'another' });
    expect(told).not.toHaveBeenCalled();
  });
});

test('the clock of the face is the engine’s', () => {
  const { host, sent } = openDoor();
  vi.useFakeTimers({ now: 1_000 });
  try {
    host.setClock({ originRealMs: 1_000, originVirtualMs: 50_000, speed: 60 });
    vi.setSystemTime(3_000);
    expect(host.nowMs()).toBe(50_000 + 120_000);
  } finally {
    vi.useRealTimers();
  }
  expect(sent).toEqual([
    { type: 'clock', clock: { originRealMs: 1_000, originVirtualMs: 50_000, speed: 60 } },
  ]);
});

test('visibility and refresh are passed on', () => {
  const { host, sent } = openDoor();
  host.setVisible(false);
  host.refresh();
  expect(sent).toEqual([{ type: 'visible', visible: false }, { type: 'refresh' }]);
});

test('a slower pace is told once, and to the engine that takes the place of this one', () => {
  const { host, types } = openDoor();
  host.setPace(300_000);
  host.setPace(300_000);
  expect(types()).toEqual(['pace']);
  const sent: ToEngine[] = [];
  host.restart({ postMessage: (message) => sent.push(message), addEventListener: () => undefined });
  expect(sent).toContainEqual({ type: 'pace', everyMs: 300_000 });
});

describe('an engine that has died', () => {
  function replaced() {
    const door = openDoor();
    const told = { kept: 0 };
    door.host.watch(sources, () => {
      told.kept += 1;
    });
    const asked = door.host.ask(overview);
    const sent: ToEngine[] = [];
    let listener: ((event: MessageEvent<FromEngine>) => void) | null = null;
    door.host.restart({
      postMessage: (message) => sent.push(message),
      addEventListener: (_, hear) => {
        listener = hear;
      },
    });
    const say = (data: FromEngine): void => listener?.(new MessageEvent('message', { data }));
    return { ...door, told, asked, sent, sayAnew: say };
  }

  test('is replaced: the new one is started, and gets what is watched and what is still to be answered', () => {
    expect(replaced().sent.map(({ type }) => type)).toEqual(['start', 'watch', 'ask']);
  });

  test('has no say any more; the new one answers its askers and watchers', async () => {
    const { say, sayAnew, asked, told } = replaced();
    say({ type: 'changed', key: questionKey(sources) });
    expect(told.kept).toBe(0);
    sayAnew({ type: 'changed', key: questionKey(sources) });
    expect(told.kept).toBe(1);
    sayAnew({ type: 'not-answered', id: 1, failure: { sentence: 'No.', hint: 'Wait.' } });
    await expect(asked).rejects.toMatchObject({ failure: { sentence: 'No.' } });
  });

  test('is found out by its silence: a ping is answered by a sign of life', () => {
    const { host, say, types } = openDoor();
    const alive = vi.fn<() => void>();
    host.ping(alive);
    expect(types()).toEqual(['ping']);
    expect(alive).not.toHaveBeenCalled();
    say({ type: 'pong' });
    expect(alive).toHaveBeenCalledOnce();
  });
});
