import type { Host } from '../../host/host.ts';
import { noteSelfCare, timesDrawn } from '../../host/selfCare.ts';
import { openEngine } from '../../host/startHost.ts';
import { decodePlace } from '../../selection/place.ts';
import { createSelfCare, TICK_MS } from './createSelfCare.ts';
import { registerServiceWorker } from './registerServiceWorker.ts';
import { createReloadGuard, tabMemory } from './reloadGuard.ts';
import { buildIn, checkVersion, servesPage, type ServerAccess } from './versionCheck.ts';

interface SelfCareSetup {
  /** null where the engine could not even be started: a wall then waits for a server to reload from. */
  readonly host: Host | null;
  readonly isDemo: boolean;
}

/** Looks after this screen for as long as it is open. Loaded after the first picture: nothing of it is needed for that. */
export async function startSelfCare({ host, isDemo }: SelfCareSetup): Promise<void> {
  // Nobody reads them, and a display asks for months.
  performance.clearResourceTimings();
  performance.setResourceTimingBufferSize(0);
  const base = import.meta.env.BASE_URL;
  const nowMs = () => Date.now();
  const server: ServerAccess = { fetch: (url, init) => fetch(url, init), nowMs, base };
  // The demo's service worker answers for its sources, and there is room for one only.
  const worker = isDemo || !import.meta.env.PROD ? null : registerServiceWorker(base);
  const painted = watchPainting();
  let isDismissed = false;
  const care = createSelfCare({
    nowMs,
    shownNowMs: () => host?.nowMs() ?? Date.now(),
    random: Math.random,
    isWall: () => decodePlace(location.pathname, base).screen === 'wall',
    isVisible: () => document.visibilityState === 'visible',
    ownBuild: buildIn(document.head.innerHTML),
    paintedAtMs: painted,
    drawnAtMs: watchDrawing(),
    checkVersion: async () => {
      const answer = await checkVersion(server);
      if (answer.kind === 'answered') worker?.update();
      return answer;
    },
    // A worker that was dismissed keeps this page's questions until it is gone; its own script has come.
    servesPage: async (build) => isDismissed || servesPage(server, build),
    async dismissStuckWorker() {
      isDismissed ||= (await worker?.dismissIfStuck()) ?? false;
      return isDismissed;
    },
    guard: createReloadGuard(tabMemory()),
    async reload() {
      await worker?.takeOver();
      location.reload();
    },
    isNewest: () => void worker?.takeOver(),
    engine: {
      // Without an engine there is nothing to restart; the watchdog sees that nothing is drawn.
      ping: (onAlive) => (host === null ? onAlive() : host.ping(onAlive)),
      restart: () => host?.restart(openEngine()),
      refresh: () => host?.refresh(),
      correctClock:
        isDemo || host === null
          ? null
          : (skewMs) => {
              const realMs = Date.now();
              host.setClock({ originRealMs: realMs, originVirtualMs: realMs + skewMs, speed: 1 });
            },
    },
    note: noteSelfCare,
  });
  addEventListener('online', () => care.wake());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') care.wake();
  });
  addEventListener('vite:preloadError', () => care.missingFile());
  setInterval(() => void care.tick(), TICK_MS);
  await care.tick();
}

/** When the browser last painted: one frame is asked for at each reading, because a loop of them would keep the machine busy. */
function watchPainting(): () => number | null {
  let paintedAtMs: number | null = null;
  let asked = false;
  const ask = (): void => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      paintedAtMs = Date.now();
    });
  };
  ask();
  return () => {
    ask();
    return paintedAtMs;
  };
}

/** When React last drew, as exactly as it is asked: every tick. */
function watchDrawing(): () => number | null {
  let seen = 0;
  let drawnAtMs: number | null = null;
  return () => {
    const times = timesDrawn();
    if (times !== seen) drawnAtMs = Date.now();
    seen = times;
    return drawnAtMs;
  };
}
