import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/engine/domain/time.ts';
import { growthOf, spreadOf } from '../e2e/soakFigures.ts';
import { openSoakWall, type SoakSample, type SoakWall } from '../e2e/soakWall.ts';
import { systemsSettings } from './systemsSettings.ts';
import { steadyWorld, storyNowMs } from './systemsWorld.ts';

const systems = inject('systems');
let wall: SoakWall;

beforeAll(async () => {
  wall = await openSoakWall({
    settings: { ...systemsSettings(steadyWorld(), '', ['metrics']), refreshSeconds: 30 },
    // Six hours of the written history are still to come for the display.
    firstMs: storyNowMs + systems.shiftMs - 6 * HOUR_MS,
    api: (nowMs) => (path, init) => fetch(`${systems.proxyUrl}${atTime(path, nowMs())}`, init),
    search: 'views=watch,overview,sources&dwell=20',
  });
});

afterAll(() => wall.stop());

/** The display asks what is newest and names no time; the server's clock is another one than the display's. */
function atTime(path: string, nowMs: number): string {
  const isInstant = /\/api\/v1\/query\?/.test(path) && !/[?&]time=/.test(path);
  return isInstant ? `${path}&time=${nowMs / 1_000}` : path;
}

test('a wall over a real Prometheus refreshes fifty times, and holds no more at the end', async () => {
  const samples: SoakSample[] = [];
  await wall.run(5 * MINUTE_MS);
  while (samples.length < 5) {
    await wall.run(5 * MINUTE_MS);
    samples.push(await wall.sample());
  }
  expect(samples.at(-1)?.refreshes).toBeGreaterThanOrEqual(50);
  for (const name of ['listeners', 'documents', 'entries'] as const)
    expect(
      spreadOf(samples, (sample) => sample[name]),
      name,
    ).toBe(0);
  expect(growthOf(samples, ({ nodes }) => nodes).share).toBeLessThan(0.2);
  expect(growthOf(samples, ({ pageBytes }) => pageBytes).share).toBeLessThan(0.1);
  expect(growthOf(samples, ({ engineBytes }) => engineBytes).share).toBeLessThan(0.1);
  // The history was written every five minutes.
  expect(await wall.page.locator('footer').innerText()).toMatch(
    /data (?:just now|\d+\ss old|[1-5]\smin old)[\s\S]*1 of 1 sources/,
  );
  expect(wall.faults).toEqual([]);
});
