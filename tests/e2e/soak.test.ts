import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/engine/domain/time.ts';
import { growthOf, spreadOf } from './soakFigures.ts';
import { soakOrder } from './soakOrder.ts';
import { openSoakWall, type SoakSample, type SoakWall } from './soakWall.ts';

/** All views once. */
const ROUND_MS = 5 * 20_000;
const ROUNDS_BETWEEN = 12;

let wall: SoakWall;
const samples: SoakSample[] = [];

beforeAll(async () => {
  wall = await openSoakWall(
    soakOrder({ firstHour: 9, refreshSeconds: 120, sourceIds: ['metrics', 'alerts', 'tickets'] }),
  );
}, 120_000);

afterAll(() => wall.stop());

test('a wall that runs for two hours holds no more at their end', { timeout: 240_000 }, async () => {
  await wall.run(20 * MINUTE_MS);
  while (samples.length < 5) {
    await wall.run(ROUNDS_BETWEEN * ROUND_MS);
    samples.push(await wall.sample());
  }
  const last = samples.at(-1);
  expect(last?.atMs).toBeGreaterThanOrEqual(2 * HOUR_MS);
  expect(last?.refreshes).toBeGreaterThanOrEqual(50);
  expect(last?.loads).toBe(1);
  for (const name of ['listeners', 'documents', 'entries'] as const)
    expect(
      spreadOf(samples, (sample) => sample[name]),
      name,
    ).toBe(0);
  expect(spreadOf(samples, ({ nodes }) => nodes)).toBeLessThan(60);
  // A little above what the engine keeps of the two hours themselves.
  expect(growthOf(samples, ({ pageBytes }) => pageBytes).share).toBeLessThan(0.1);
  expect(growthOf(samples, ({ engineBytes }) => engineBytes).share).toBeLessThan(0.1);
  expect(wall.faults).toEqual([]);
});
