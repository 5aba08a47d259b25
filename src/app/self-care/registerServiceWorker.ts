import { noteSelfCare } from '../../host/selfCare.ts';

/** Long enough for a worker that is ready; one that hangs must not hold a reload back. */
const TAKE_OVER_WITHIN_MS = 3_000;
const ANSWER_WITHIN_MS = 10_000;

export interface ServiceWorkerCare {
  /** Lets a worker that waits take over, and waits for that a little. */
  takeOver(): Promise<void>;
  /** Looks for a newer worker. */
  update(): void;
  /** Whether the worker keeps what the page asks although the server answers; then it is taken out, from the next load on. */
  dismissIfStuck(): Promise<boolean>;
}

/**
 * Registers the worker that boots Holdfast offline. Nothing waits for it: one that hangs, or that the browser or the address
 * forbids, costs the offline start alone.
 */
export function registerServiceWorker(base: string): ServiceWorkerCare {
  // Typed as always there; in an insecure context it is not.
  if (!('serviceWorker' in navigator)) {
    noteSelfCare({ serviceWorker: 'refused' });
    return {
      takeOver: () => Promise.resolve(),
      update: () => undefined,
      dismissIfStuck: () => Promise.resolve(false),
    };
  }
  noteSelfCare({ serviceWorker: 'starting' });
  const workers = navigator.serviceWorker;
  let registration: ServiceWorkerRegistration | null = null;
  void register(base).then((found) => {
    registration = found;
    if (found === null) noteSelfCare({ serviceWorker: 'refused' });
  });
  void workers.ready.then(() => {
    noteSelfCare({ serviceWorker: 'ready' });
    // Read before the worker was there, at the first visit: without them the next start would need the server after all.
    return keepSettings(base);
  });
  return {
    async takeOver() {
      const waiting = registration?.waiting ?? null;
      if (waiting === null) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, TAKE_OVER_WITHIN_MS);
        const taken = (): void => {
          clearTimeout(timer);
          resolve();
        };
        workers.addEventListener('controllerchange', taken, { once: true });
        waiting.postMessage({ type: 'SKIP_WAITING' });
      });
    },
    // Fails without a network; the next look is soon enough.
    update: () => void registration?.update().catch(() => undefined),
    async dismissIfStuck() {
      if (registration === null || workers.controller === null) return false;
      // A worker's own script is always asked past the worker: when that comes and nothing else does, it is the worker.
      const comes = await within(registration.update(), ANSWER_WITHIN_MS);
      if (comes) noteSelfCare({ serviceWorker: 'refused' });
      return comes && registration.unregister();
    },
  };
}

/** Whether the work is done in time; a failure is none. */
async function within(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  return Promise.race([
    work.then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), limitMs)),
  ]);
}

async function register(base: string): Promise<ServiceWorkerRegistration | null> {
  const workers = navigator.serviceWorker;
  try {
    await workers.register(`${base}sw.js`, { scope: base, updateViaCache: 'none' });
  } catch {
    // Also without a network; an earlier visit's worker is then still there.
  }
  return (await workers.getRegistration(base).catch(() => undefined)) ?? null;
}

/** The cache in which scripts/vite/serviceWorker.ts looks for the settings when the server does not answer. */
async function keepSettings(base: string): Promise<void> {
  try {
    const cache = await caches.open('holdfast-settings');
    await cache.add(`${base}holdfast.json`);
  } catch {
    // No room or no network now; the worker keeps them at the next start.
  }
}
