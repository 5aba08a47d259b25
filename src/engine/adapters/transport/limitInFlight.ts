/** Runs tasks in the order they came, at most `limit` at a time. An aborted task leaves the queue without having run. */
export interface InFlightLimit {
  run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

export interface InFlightCounts {
  readonly inFlight: number;
  readonly queued: number;
}

export function limitInFlight(limit: number, onCounts: (counts: InFlightCounts) => void): InFlightLimit {
  const waiting: (() => void)[] = [];
  let inFlight = 0;

  const tell = () => onCounts({ inFlight, queued: waiting.length });

  function takeTurn(signal: AbortSignal): Promise<void> {
    if (inFlight < limit) {
      inFlight += 1;
      tell();
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting.splice(waiting.indexOf(start), 1);
        tell();
        reject(signal.reason);
      };
      // The turn is handed over by the task that ends, so `inFlight` stays as it is.
      const start = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      signal.addEventListener('abort', leave, { once: true });
      waiting.push(start);
      tell();
    });
  }

  function giveTurn() {
    const next = waiting.shift();
    if (next === undefined) inFlight -= 1;
    else next();
    tell();
  }

  return {
    async run(task, signal) {
      signal.throwIfAborted();
      await takeTurn(signal);
      try {
        signal.throwIfAborted();
        return await task();
      } finally {
        giveTurn();
      }
    },
  };
}
