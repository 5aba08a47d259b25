import { expect, test } from 'vitest';
import { SHIFT_REACH_PX, pixelShift } from '../../../src/screens/wall/pixelShift.ts';

const minutes = Array.from({ length: 24 * 60 }, (_, minute) => pixelShift(minute));

test('the picture wanders by at most 24 pixels, in steps that nobody sees', () => {
  for (const [minute, { x, y }] of minutes.entries()) {
    expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(SHIFT_REACH_PX);
    const before = minutes[minute - 1] ?? { x: 0, y: 0 };
    expect(Math.hypot(x - before.x, y - before.y)).toBeLessThanOrEqual(3);
  }
  expect(SHIFT_REACH_PX * 2).toBeLessThanOrEqual(24);
});

test('over a day an edge stands in many places, and in none for long', () => {
  const counts = Map.groupBy(minutes, ({ x, y }) => `${x} ${y}`);
  expect(counts.size).toBeGreaterThan(200);
  expect(Math.max(...[...counts.values()].map(({ length }) => length))).toBeLessThan(60);
});
