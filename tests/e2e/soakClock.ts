/**
 * A day in minutes: a clock of its own for the page and for the engine's worker, which stands while anything is still under
 * way and then jumps to the next timer of either. A busy machine makes the run longer and changes nothing that is seen;
 * a clock that only ran faster would make every answer late, and self-care would see a machine that sleeps.
 *
 * Playwright's own clock drives pages only, and the engine is a worker; it also notes each step for the next page that is
 * opened, a hundred thousand of them in a day.
 *
 * The engine's longer waits end at full ten seconds, as where a system saves power: polls that each come alone would have it
 * judge everything anew for each of them, and a day would take hours.
 *
 * Not on this clock: the service worker, IndexedDB, fetches and `AbortSignal.timeout`, which take real moments; and
 * `performance.now()`, by which React shares out the processor.
 */

/** Told to the server with each request, so that its data and its `Date` are of the same moment. */
export const SOAK_HEADER = 'x-soak-now';

/** What the page's clock offers to the test. */
export interface SoakClock {
  nowMs(): number;
  /** Runs everything that falls due until then. One at a time. */
  runTo(untilMs: number): Promise<void>;
}

declare global {
  interface Window {
    soak: SoakClock;
  }
}

interface Step {
  /** null = no answer is wanted. */
  readonly soakId: number | null;
  readonly soakMs: number;
}

interface StepDone {
  readonly soakId: number;
  /** When its next timer is due. */
  readonly nextMs: number;
}

/**
 * Runs in the page and in the worker before anything else; sent there as text, so it can use nothing from outside.
 * `firstMs` is the page's first moment; a page that reloads goes on where it was, and tells the worker by its name.
 */
export function installSoakClock(firstMs: number | null): void {
  const HEADER = 'x-soak-now';
  const KEPT = 'soak.now';
  const SILENT_MS = 60_000;
  const TOGETHER_MS = 10_000;
  const isPage = typeof document !== 'undefined';
  const named = /@(\d+)$/.exec(self.name)?.[1];
  let nowMs = Number((isPage ? sessionStorage.getItem(KEPT) : named) ?? firstMs);
  let lastHandle = 0;
  let busy = 0;
  let tellIdle: (() => void) | null = null;
  const done = (): void => {
    busy -= 1;
    if (busy === 0) tellIdle?.();
  };

  Date.now = () => nowMs;
  globalThis.Date = new Proxy(Date, {
    construct: (date, parts) => Reflect.construct(date, parts.length === 0 ? [nowMs] : parts) as Date,
  });

  interface Waiting {
    dueMs: number;
    readonly everyMs: number | null;
    readonly run: () => void;
  }
  const timers = new Map<number, Waiting>();
  const real = {
    set: globalThis.setTimeout.bind(globalThis),
    clear: globalThis.clearTimeout.bind(globalThis),
    fetch: globalThis.fetch.bind(globalThis),
  };
  const atOnce = new Map<number, ReturnType<typeof setTimeout>>();

  function wait(run: () => void, delayMs: number, repeats: boolean): number {
    lastHandle += 1;
    const handle = lastHandle;
    if (!repeats && !(delayMs > 0)) {
      // "In the next turn" is no time that passes.
      busy += 1;
      const started = real.set(() => {
        atOnce.delete(handle);
        done();
        run();
      }, 0);
      atOnce.set(handle, started);
      return handle;
    }
    const everyMs = repeats ? Math.max(1, delayMs) : null;
    const dueMs = nowMs + (everyMs ?? delayMs);
    const together = !isPage && delayMs >= TOGETHER_MS;
    timers.set(handle, {
      dueMs: together ? Math.ceil(dueMs / TOGETHER_MS) * TOGETHER_MS : dueMs,
      everyMs,
      run,
    });
    return handle;
  }
  function stop(handle: number): void {
    timers.delete(handle);
    const started = atOnce.get(handle);
    if (started === undefined) return;
    real.clear(started);
    atOnce.delete(handle);
    done();
  }
  const timerOf =
    (repeats: boolean) =>
    (run: (...given: unknown[]) => void, delayMs = 0, ...given: unknown[]): number =>
      wait(() => run(...given), delayMs, repeats);
  Object.assign(globalThis, {
    setTimeout: timerOf(false),
    setInterval: timerOf(true),
    clearTimeout: stop,
    clearInterval: stop,
    async fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
      busy += 1;
      try {
        const request = new Request(input, init);
        request.headers.set(HEADER, String(nowMs));
        return await real.fetch(request);
      } finally {
        done();
      }
    },
  });

  const isStep = (data: unknown): data is Step =>
    typeof data === 'object' && data !== null && 'soakMs' in data;
  const isStepDone = (data: unknown): data is StepDone =>
    typeof data === 'object' && data !== null && 'soakId' in data;
  const nextMs = () => [...timers.values()].reduce((first, { dueMs }) => Math.min(first, dueMs), Infinity);

  /** Moves on to a moment and runs what is due, in order. */
  function moveTo(untilMs: number): void {
    for (;;) {
      const [next] = [...timers]
        .filter(([, { dueMs }]) => dueMs <= untilMs)
        .sort((a, b) => a[1].dueMs - b[1].dueMs);
      if (next === undefined) break;
      const [handle, timer] = next;
      nowMs = Math.max(nowMs, timer.dueMs);
      if (timer.everyMs === null) timers.delete(handle);
      else timer.dueMs += timer.everyMs;
      timer.run();
    }
    nowMs = Math.max(nowMs, untilMs);
  }

  const turns = new MessageChannel();
  const turn = () =>
    new Promise<void>((resolve) => {
      turns.port1.onmessage = () => resolve();
      turns.port2.postMessage(null);
    });
  /** Until nothing is under way here: what was told before, and what React has to draw, is done. */
  async function rest(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet = busy === 0 ? quiet + 1 : 0) {
      if (busy > 0) await new Promise<void>((resolve) => (tellIdle = resolve));
      await turn();
    }
  }

  if (!isPage) {
    addEventListener('message', (event: MessageEvent<unknown>) => {
      const { data } = event;
      if (!isStep(data)) return;
      event.stopImmediatePropagation();
      moveTo(data.soakMs);
      if (data.soakId === null) return;
      const { soakId } = data;
      void rest().then(() => postMessage({ soakId, nextMs: nextMs() } satisfies StepDone));
    });
    return;
  }

  // The page leads; its steps go the way of its own messages, so that none overtakes the other.
  let lastStep = 0;
  /** Messages between page and worker, either way. */
  let said = 0;
  let stepDone: ((done: StepDone) => void) | null = null;
  let tellWorker: ((step: Step) => void) | null = null;
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options: WorkerOptions = {}) {
      super(url, { ...options, name: `${options.name ?? ''}@${nowMs}` });
      tellWorker = (step) => super.postMessage(step);
      this.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (!isStepDone(event.data)) {
          said += 1;
          return;
        }
        event.stopImmediatePropagation();
        if (event.data.soakId === lastStep) stepDone?.(event.data);
      });
    }
    override postMessage(message: unknown): void {
      said += 1;
      super.postMessage({ soakId: null, soakMs: nowMs } satisfies Step);
      super.postMessage(message);
    }
  };
  const stepWorker = (toMs: number) =>
    new Promise<StepDone>((resolve, reject) => {
      lastStep += 1;
      const late = real.set(() => reject(new Error('The engine does not answer.')), SILENT_MS);
      stepDone = (done) => {
        real.clear(late);
        resolve(done);
      };
      tellWorker?.({ soakId: lastStep, soakMs: toMs });
    });

  /** Until nothing is under way in either; answers when the worker wants to be called next. */
  async function calm(): Promise<number> {
    for (;;) {
      const before = said;
      await rest();
      const { nextMs: workerMs } = await stepWorker(nowMs);
      await rest();
      if (said === before) return workerMs;
    }
  }

  window.soak = {
    nowMs: () => nowMs,
    async runTo(untilMs) {
      let workerMs = tellWorker === null ? Infinity : await calm();
      while (nowMs < untilMs) {
        const before = said;
        const toMs = Math.min(untilMs, Math.max(nowMs, Math.min(nextMs(), workerMs)));
        sessionStorage.setItem(KEPT, String(toMs));
        moveTo(toMs);
        await turn();
        // Most seconds only turn the page's own hands.
        if (busy > 0 || said !== before || workerMs <= toMs) {
          workerMs = await calm();
        }
      }
    },
  };
}
