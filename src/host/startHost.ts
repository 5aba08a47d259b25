import type { ClockSetting } from '../engine/domain/clock.ts';
import { createHost, type EnginePort, type Host } from './host.ts';
import { noteSelfCare } from './selfCare.ts';

export interface HostSetup {
  /** holdfast.json as it was written; the engine checks it. */
  readonly settings: unknown;
  readonly clock: ClockSetting;
  /** The version under which answers are kept through reloads; null = they are not kept. */
  readonly keepAs: string | null;
}

let current: Host | null = null;

/** Loads the engine in a worker of its own. */
export function openEngine(): Worker {
  return new Worker(new URL('./engine.worker.ts', import.meta.url), {
    type: 'module',
    name: 'holdfast-engine',
  });
}

/** Starts the engine with its settings and makes it the one that all screens ask. */
export function startHost(worker: EnginePort, { settings, clock: firstClock, keepAs }: HostSetup): Host {
  const host = createHost(worker, {
    clock: firstClock,
    start: (port, clock) =>
      port.postMessage({ type: 'start', settings, clock, pageUrl: location.href, keepAs }),
    tellKept: (kept) => noteSelfCare({ kept }),
  });
  current = host;
  document.addEventListener('visibilitychange', () =>
    host.setVisible(document.visibilityState === 'visible'),
  );
  return host;
}

/** The host that the screens ask. */
export function currentHost(): Host {
  if (current === null) throw new Error('The engine was asked before it was started.');
  return current;
}
