import { MINUTE_MS } from '../../engine/domain/time.ts';
import type { SelfCare } from '../../host/selfCare.ts';
import { createEngineCare } from './engineCare.ts';
import type { ReloadGuard } from './reloadGuard.ts';
import { createReloads } from './reloads.ts';
import { wasAsleep, whatStopped } from './signsOfLife.ts';
import { nextSoftReloadMs } from './softReload.ts';
import type { VersionCheck } from './versionCheck.ts';

export const TICK_MS = 10_000;
const CHECK_EVERY_MS = 5 * MINUTE_MS;
/** Displays that find a new version reload within this long of each other, not at once. */
const SPREAD_MS = 2 * MINUTE_MS;
/** Smaller differences are the rounding of the header and the length of the way. */
const LEAST_SKEW_MS = 2_000;
/** Restarts in a row after which another engine is not the cure. */
const MOST_RESTARTS = 3;

/** Checks in a row without any answer after which the service worker is suspected. */
const MOST_SILENCES = 2;

/** All that self-care sees and does, so that a test can play it. */
export interface Surroundings {
  readonly nowMs: () => number;
  /** The refresh clock, with which ages on screen are counted. */
  readonly shownNowMs: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** A display that nobody touches: it may load itself again. People's screens only offer it. */
  readonly isWall: () => boolean;
  readonly isVisible: () => boolean;
  /** The build that this page is; null = not a built page. */
  readonly ownBuild: string | null;
  readonly paintedAtMs: () => number | null;
  readonly drawnAtMs: () => number | null;
  readonly checkVersion: () => Promise<VersionCheck>;
  readonly servesPage: (build: string | null) => Promise<boolean>;
  readonly guard: ReloadGuard;
  readonly reload: () => Promise<void>;
  /**
   * Called when the server stays silent. Where it is the service worker that keeps the questions, it is dismissed, and from the
   * next load on it is out of the way: true.
   */
  readonly dismissStuckWorker: () => Promise<boolean>;
  /** This page is the newest: a waiting service worker may take over. */
  readonly isNewest: () => void;
  readonly engine: {
    readonly ping: (onAlive: () => void) => void;
    readonly restart: () => void;
    readonly refresh: () => void;
    /** Puts the refresh clock right; absent in the demo, which has a clock of its own. */
    readonly correctClock: ((skewMs: number) => void) | null;
  };
  readonly note: (part: Partial<SelfCare>) => void;
}

export interface SelfCareTicks {
  /** Every `TICK_MS`. Resolves when all that this tick began has been done. */
  tick(): Promise<void>;
  /** The network is back, or the page is looked at again. */
  wake(): void;
  /** A file of this build is gone from the server. */
  missingFile(): void;
}

export function createSelfCare(around: Surroundings): SelfCareTicks {
  const { nowMs, random, guard, engine, note } = around;
  const startedAtMs = nowMs();
  let lastTickMs = startedAtMs;
  let ticks = 0;
  let watchedSinceMs: number | null = null;
  let nextCheckMs = startedAtMs;
  let checking = false;
  let correctedMs = 0;
  let silences = 0;
  let restarts = 0;
  let restartsInARow = 0;
  let softReloadMs = nextSoftReloadMs(startedAtMs, random());
  const reloads = createReloads({
    guard,
    servesPage: around.servesPage,
    reload: around.reload,
    tellHeldBack: (heldBack) => note({ heldBack }),
  });
  const engineCare = createEngineCare({
    ping: (onAlive) =>
      engine.ping(() => {
        restartsInARow = 0;
        onAlive();
      }),
    restart() {
      restarts += 1;
      restartsInARow += 1;
      note({ engineRestarts: restarts });
      engine.restart();
      if (restartsInARow >= MOST_RESTARTS && around.isWall())
        reloads.want({ reason: 'a silent engine', build: null, notBeforeMs: nowMs() });
    },
  });
  note({ reloads: guard.recent(startedAtMs) });

  async function check(atMs: number): Promise<void> {
    if (checking) return;
    checking = true;
    nextCheckMs = atMs + CHECK_EVERY_MS * (0.8 + random() * 0.4);
    const answer = await around.checkVersion();
    checking = false;
    silences = answer.kind === 'unreachable' && answer.silent ? silences + 1 : 0;
    if (silences >= MOST_SILENCES && (await around.dismissStuckWorker()) && around.isWall())
      reloads.want({ reason: 'a stuck service worker', build: null, notBeforeMs: nowMs() });
    if (answer.kind === 'unreachable') return;

    if (answer.skewMs !== null) {
      note({ skewMs: answer.skewMs });
      if (Math.abs(answer.skewMs - correctedMs) >= LEAST_SKEW_MS) {
        correctedMs = answer.skewMs;
        engine.correctClock?.(answer.skewMs);
      }
    }
    note({ versionCheckedAtMs: around.shownNowMs() });
    if (around.ownBuild === null) return;
    if (answer.build === around.ownBuild) {
      note({ newerVersion: null });
      reloads.drop('a newer version');
      around.isNewest();
    } else {
      if (around.isWall()) {
        const notBeforeMs = nowMs() + random() * SPREAD_MS;
        reloads.want({ reason: 'a newer version', build: answer.build, notBeforeMs });
      }
      if (await around.servesPage(answer.build)) note({ newerVersion: answer.version });
    }
  }

  function wake(): void {
    watchedSinceMs = null;
    engineCare.forget();
    engine.refresh();
    nextCheckMs = Math.min(nextCheckMs, nowMs());
  }

  async function tick(): Promise<void> {
    const atMs = nowMs();
    if (wasAsleep(lastTickMs, atMs, TICK_MS)) wake();
    lastTickMs = atMs;
    ticks += 1;
    watchedSinceMs = around.isVisible() ? (watchedSinceMs ?? atMs) : null;
    if (ticks % 2 === 0) engineCare.tick();
    if (around.isWall()) watch(atMs);
    note({ reloads: guard.recent(atMs) });
    if (atMs >= nextCheckMs) await check(atMs);
    await reloads.tick(nowMs());
  }

  function watch(atMs: number): void {
    const [paintedAtMs, drawnAtMs] = [around.paintedAtMs(), around.drawnAtMs()];
    if (whatStopped({ nowMs: atMs, watchedSinceMs, paintedAtMs, drawnAtMs }) !== null)
      reloads.want({ reason: 'a frozen picture', build: null, notBeforeMs: atMs });
    else reloads.drop('a frozen picture');
    if (atMs < softReloadMs) return;
    softReloadMs = nextSoftReloadMs(atMs, random());
    reloads.want({ reason: 'the night', build: null, notBeforeMs: atMs });
  }

  return {
    tick,
    wake,
    missingFile() {
      // People are told by the panel that misses it.
      if (around.isWall()) reloads.want({ reason: 'a missing file', build: null, notBeforeMs: nowMs() });
    },
  };
}
