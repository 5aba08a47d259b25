/** What `installClock` leaves in a page or a worker, for the test. */
interface HandClock {
  /** Timers fire in their order, each at its own moment, as if the time had passed. */
  pass(ms: number): void;
  /** The machine sleeps: nothing happens meanwhile, and what was due happens once, late. */
  sleep(ms: number): void;
  /**
   * Resolves when all but `held` requests have been answered and no others follow, or after a while of real time. Gives how
   * much has come in so far, answers and messages to a worker: as long as it grows, something is under way.
   */
  settled(held: number): Promise<number>;
}

declare global {
  var handClock: HandClock;
}

/**
 * Makes the time of a page or a worker flow, and jump where the test says so. A browser's own virtual time and Playwright's
 * clock know pages only; here page, engine and server must agree. Runs as text, before everything else: it refers to
 * nothing around it. `clockPath` tells the time, UTC epoch ms.
 */
export function installClock(clockPath: string): void {
  if (!location.protocol.startsWith('http')) return;
  const request = new XMLHttpRequest();
  request.open('GET', clockPath, false);
  request.send();
  const RealDate = Date;
  const realSetTimeout = setTimeout.bind(globalThis);
  const realClearTimeout = clearTimeout.bind(globalThis);
  const realFetch = fetch.bind(globalThis);
  let aheadMs = Number(request.responseText) - RealDate.now();
  const nowMs = (): number => RealDate.now() + aheadMs;

  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args) => Reflect.construct(target, args.length === 0 ? [nowMs()] : args),
    apply: () => new RealDate(nowMs()).toString(),
    get: (target, name) => (name === 'now' ? nowMs : Reflect.get(target, name)),
  });

  interface Timer {
    dueMs: number;
    readonly everyMs: number | null;
    readonly call: () => void;
  }
  const timers = new Map<number, Timer>();
  let lastId = 0;
  let alarm: ReturnType<typeof setTimeout> | undefined;

  const earliest = (): [number, Timer] | null => {
    let found: [number, Timer] | null = null;
    for (const entry of timers) if (found === null || entry[1].dueMs < found[1].dueMs) found = entry;
    return found;
  };
  const fire = ([id, timer]: [number, Timer]): void => {
    if (timer.everyMs === null) timers.delete(id);
    else timer.dueMs = Math.max(timer.dueMs, nowMs() - timer.everyMs) + timer.everyMs;
    try {
      timer.call();
    } catch (error) {
      reportError(error);
    }
  };
  const fireDue = (): void => {
    for (let next = earliest(); next !== null && next[1].dueMs <= nowMs(); next = earliest()) fire(next);
    wind();
  };
  const wind = (): void => {
    realClearTimeout(alarm);
    const next = earliest();
    if (next !== null) alarm = realSetTimeout(fireDue, Math.max(0, next[1].dueMs - nowMs()));
  };
  const set =
    (repeats: boolean) =>
    (call: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): number => {
      lastId += 1;
      const everyMs = repeats ? Math.max(1, ms) : null;
      timers.set(lastId, { dueMs: nowMs() + Math.max(0, ms), everyMs, call: () => call(...args) });
      wind();
      return lastId;
    };
  const clear = (id?: number): void => {
    if (id !== undefined) timers.delete(id);
  };
  /** Long enough to read an answer and to ask what follows from it. */
  const QUIET_MS = 15;
  let unanswered = 0;
  let lastNewsMs = 0;
  let news = 0;
  const note = (): void => {
    news += 1;
    lastNewsMs = performance.now();
  };
  addEventListener('message', note);
  const counted = async <T>(work: Promise<T>): Promise<T> => {
    unanswered += 1;
    try {
      return await work;
    } finally {
      unanswered -= 1;
      note();
    }
  };
  Object.assign(globalThis, {
    setTimeout: set(false),
    setInterval: set(true),
    clearTimeout: clear,
    clearInterval: clear,
    fetch: async (...args: Parameters<typeof fetch>) => {
      const response = await counted(realFetch(...args));
      const read = response.arrayBuffer.bind(response);
      response.arrayBuffer = () => counted(read());
      return response;
    },
  });

  globalThis.handClock = {
    pass(ms) {
      // Real time goes on while timers fire, here as elsewhere: only the jump is counted, or clocks would drift apart.
      const untilMs = aheadMs + ms;
      for (let next = earliest(); next !== null; next = earliest()) {
        const jumpMs = Math.max(0, next[1].dueMs - nowMs());
        if (aheadMs + jumpMs > untilMs) break;
        aheadMs += jumpMs;
        fire(next);
      }
      aheadMs = untilMs;
      wind();
    },
    sleep(ms) {
      aheadMs += ms;
      fireDue();
    },
    async settled(held) {
      const startMs = performance.now();
      const limitMs = held > 0 ? 100 : 10_000;
      const isQuiet = (): boolean => unanswered <= held && performance.now() - lastNewsMs > QUIET_MS;
      do await new Promise((resolve) => realSetTimeout(resolve, 5));
      while (!isQuiet() && performance.now() - startMs < limitMs);
      return news;
    },
  };
}
