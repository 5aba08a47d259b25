/** The part of the platform's timers that the transport needs; a parameter, so that tests do not wait. */
export interface Timer {
  set(callback: () => void, delayMs: number): unknown;
  clear(handle: unknown): void;
}

export const SYSTEM_TIMER: Timer = {
  set: (callback, delayMs) => setTimeout(callback, delayMs),
  clear: (handle) => clearTimeout(typeof handle === 'number' || isTimeout(handle) ? handle : undefined),
};

/** Node's handle is an object, a browser's a number. */
function isTimeout(handle: unknown): handle is ReturnType<typeof setTimeout> {
  return typeof handle === 'object' && handle !== null;
}

/** Resolves after the delay, or rejects with the signal's reason. */
export function wait(timer: Timer, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      timer.clear(handle);
      reject(signal.reason);
    };
    const handle = timer.set(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, delayMs);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** A fetch that ignores its signal (a mock, a stuck stream) must not hold a place in the queue for ever. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
