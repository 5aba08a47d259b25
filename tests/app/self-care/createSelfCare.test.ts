import { describe, expect, test } from 'vitest';
import { createSelfCare, TICK_MS, type Surroundings } from '../../../src/app/self-care/createSelfCare.ts';
import { createReloadGuard, MOST_RELOADS_AN_HOUR } from '../../../src/app/self-care/reloadGuard.ts';
import type { VersionCheck } from '../../../src/app/self-care/versionCheck.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/engine/domain/time.ts';
import type { SelfCare } from '../../../src/host/selfCare.ts';

const START_MS = new Date(2026, 10, 20, 10).getTime();

/** A browser, a server and their clocks, played by the test; a reload starts a page of the build that is served. */
function play(first: { readonly wall: boolean }) {
  const world = {
    nowMs: START_MS,
    visible: true,
    paints: true,
    draws: true,
    engineAnswers: true,
    /** What version.json and index.html say. */
    announced: 'b1',
    served: 'b1' as string | null,
    skewMs: 0,
    /** No answer comes, and whether the service worker is the reason. */
    silent: false,
    workerIsStuck: false,
    dismissals: 0,
    reloads: 0,
    restarts: 0,
    refreshes: 0,
    checks: 0,
    corrections: [] as number[],
    state: {} as Partial<SelfCare>,
  };
  let text: string | null = null;
  const guard = createReloadGuard({
    read: () => text,
    write: (next) => {
      text = next;
    },
  });
  const lastly = { paintedAtMs: START_MS, drawnAtMs: START_MS };
  function load(): ReturnType<typeof createSelfCare> {
    Object.assign(lastly, { paintedAtMs: world.nowMs, drawnAtMs: world.nowMs });
    const surroundings: Surroundings = {
      nowMs: () => world.nowMs,
      shownNowMs: () => world.nowMs,
      random: () => 0.5,
      isWall: () => first.wall,
      isVisible: () => world.visible,
      ownBuild: world.served,
      paintedAtMs: () => lastly.paintedAtMs,
      drawnAtMs: () => lastly.drawnAtMs,
      checkVersion: async (): Promise<VersionCheck> => {
        world.checks += 1;
        return world.served === null
          ? { kind: 'unreachable', silent: world.silent }
          : { kind: 'answered', version: world.announced, build: world.announced, skewMs: world.skewMs };
      },
      servesPage: async (build) =>
        world.dismissals > 0 || (world.served !== null && (build === null || build === world.served)),
      dismissStuckWorker: async () => {
        if (!world.workerIsStuck) return false;
        world.dismissals += 1;
        return true;
      },
      guard,
      reload: async () => {
        world.reloads += 1;
        if (world.dismissals > 0) Object.assign(world, { served: 'b1', silent: false, workerIsStuck: false });
        care = load();
      },
      isNewest: () => undefined,
      engine: {
        ping: (onAlive) => {
          if (world.engineAnswers) onAlive();
        },
        restart: () => {
          world.restarts += 1;
        },
        refresh: () => {
          world.refreshes += 1;
        },
        correctClock: (skewMs) => world.corrections.push(skewMs),
      },
      note: (part) => Object.assign(world.state, part),
    };
    return createSelfCare(surroundings);
  }
  let care = load();
  const pass = async (forMs: number): Promise<void> => {
    const endMs = world.nowMs + forMs;
    while (world.nowMs < endMs) {
      world.nowMs += TICK_MS;
      if (world.paints) lastly.paintedAtMs = world.nowMs;
      if (world.draws) lastly.drawnAtMs = world.nowMs;
      await care.tick();
    }
  };
  return { world, pass, care: () => care };
}

describe('a new version', () => {
  test('a wall that finds one reloads exactly once', async () => {
    const { world, pass } = play({ wall: true });
    await pass(HOUR_MS);
    expect(world.reloads).toBe(0);
    Object.assign(world, { announced: 'b2', served: 'b2' });
    await pass(3 * HOUR_MS);
    expect(world.reloads).toBe(1);
    expect(world.state).toMatchObject({ newerVersion: null, heldBack: null });
  });

  test("people's screens only say so", async () => {
    const { world, pass } = play({ wall: false });
    Object.assign(world, { announced: 'b2', served: 'b2' });
    await pass(HOUR_MS);
    expect(world.reloads).toBe(0);
    expect(world.state.newerVersion).toBe('b2');
  });

  test('announced, but not served: nobody reloads and nobody is told to', async () => {
    for (const wall of [true, false]) {
      const { world, pass } = play({ wall });
      world.announced = 'b2';
      await pass(6 * HOUR_MS);
      expect(world.reloads).toBe(0);
      expect(world.state.newerVersion ?? null).toBeNull();
    }
  });

  test('a server that has another build every ten minutes is followed three times an hour', async () => {
    const { world, pass } = play({ wall: true });
    for (let turn = 2; turn < 32; turn += 1) {
      Object.assign(world, { announced: `b${turn}`, served: `b${turn}` });
      await pass(10 * MINUTE_MS);
    }
    expect(world.reloads).toBeGreaterThan(MOST_RELOADS_AN_HOUR);
    expect(world.reloads).toBeLessThanOrEqual(5 * MOST_RELOADS_AN_HOUR + 1);
  });

  test('is asked about every few minutes, not in step with other screens', async () => {
    const { world, pass } = play({ wall: true });
    await pass(HOUR_MS);
    expect(world.checks).toBeGreaterThanOrEqual(10);
    expect(world.checks).toBeLessThanOrEqual(16);
  });
});

describe('a server that stays silent', () => {
  test('is waited for', async () => {
    const { world, pass } = play({ wall: true });
    Object.assign(world, { served: null, silent: true });
    await pass(6 * HOUR_MS);
    expect(world).toMatchObject({ dismissals: 0, reloads: 0 });
  });

  test('and a service worker that keeps its answers: the worker is dismissed, and a wall loads itself past it', async () => {
    for (const wall of [true, false]) {
      const { world, pass } = play({ wall });
      Object.assign(world, { served: null, silent: true, workerIsStuck: true });
      await pass(4 * MINUTE_MS);
      expect(world.dismissals).toBe(0);
      await pass(8 * MINUTE_MS);
      expect(world.dismissals).toBeGreaterThan(0);
      expect(world.reloads).toBe(wall ? 1 : 0);
    }
  });
});

describe('a page that has died', () => {
  test("a wall whose picture is frozen loads itself again, a person's page does not", async () => {
    const wall = play({ wall: true });
    wall.world.draws = false;
    await wall.pass(5 * MINUTE_MS);
    expect(wall.world.reloads).toBeGreaterThanOrEqual(1);
    const person = play({ wall: false });
    person.world.paints = false;
    await person.pass(HOUR_MS);
    expect(person.world.reloads).toBe(0);
  });

  test('one that dies again at every start is held back, says why, and goes on trying', async () => {
    const { world, pass } = play({ wall: true });
    world.draws = false;
    await pass(30 * MINUTE_MS);
    expect(world.reloads).toBe(MOST_RELOADS_AN_HOUR);
    expect(world.state).toMatchObject({ heldBack: 'a frozen picture', reloads: MOST_RELOADS_AN_HOUR });
    world.draws = true;
    await pass(2 * HOUR_MS);
    expect(world.reloads).toBe(MOST_RELOADS_AN_HOUR);
  });

  test('without a server it stays as it is: a reload would end on an error page', async () => {
    const { world, pass } = play({ wall: true });
    Object.assign(world, { draws: false, served: null });
    await pass(HOUR_MS);
    expect(world.reloads).toBe(0);
    world.served = 'b1';
    await pass(15 * MINUTE_MS);
    expect(world.reloads).toBeGreaterThanOrEqual(1);
  });
});

describe('the night', () => {
  test('a wall loads itself again once a night', async () => {
    const { world, pass } = play({ wall: true });
    await pass(3 * DAY_MS);
    expect(world.reloads).toBe(3);
  });

  test('with the server down at that time, as soon as it is back', async () => {
    const { world, pass } = play({ wall: true });
    await pass(16 * HOUR_MS);
    world.served = null;
    await pass(4 * HOUR_MS);
    expect(world.reloads).toBe(0);
    world.served = 'b1';
    await pass(15 * MINUTE_MS);
    expect(world.reloads).toBe(1);
  });
});

describe('sleep and network', () => {
  test('after a sleep everything is asked again, and nothing is taken for dead', async () => {
    const { world, pass } = play({ wall: true });
    await pass(MINUTE_MS);
    world.nowMs += 6 * HOUR_MS;
    await pass(TICK_MS);
    expect(world.refreshes).toBe(1);
    await pass(10 * MINUTE_MS);
    expect([world.reloads, world.restarts, world.refreshes]).toEqual([0, 0, 1]);
  });

  test('a wake-up call asks for the version, too', async () => {
    const { world, pass, care } = play({ wall: false });
    await pass(TICK_MS);
    const { checks } = world;
    care().wake();
    await pass(TICK_MS);
    expect([world.checks - checks, world.refreshes]).toEqual([1, 1]);
  });
});

describe('the engine', () => {
  test('that falls silent is started anew, and counted', async () => {
    const { world, pass } = play({ wall: false });
    await pass(MINUTE_MS);
    world.engineAnswers = false;
    await pass(2 * MINUTE_MS);
    expect(world.state.engineRestarts).toBe(1);
    world.engineAnswers = true;
    await pass(HOUR_MS);
    expect(world.restarts).toBe(1);
    expect(world.reloads).toBe(0);
  });
});

describe('the clock', () => {
  test('ten minutes off is corrected once, and said', async () => {
    const { world, pass } = play({ wall: true });
    world.skewMs = 600_000;
    await pass(HOUR_MS);
    expect(world.corrections).toEqual([600_000]);
    expect(world.state.skewMs).toBe(600_000);
  });

  test('a second off is the rounding of the header', async () => {
    const { world, pass } = play({ wall: true });
    world.skewMs = -900;
    await pass(HOUR_MS);
    expect(world.corrections).toEqual([]);
  });
});

test('a file that is gone: a wall loads itself again, people are told by the panel', async () => {
  for (const [wall, reloads] of [
    [true, 1],
    [false, 0],
  ] as const) {
    const { world, pass, care } = play({ wall });
    await pass(TICK_MS);
    care().missingFile();
    await pass(HOUR_MS);
    expect(world.reloads).toBe(reloads);
  }
});
