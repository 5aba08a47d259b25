import { expect, test } from 'vitest';
import { dayTicks } from '../../../src/ui/lane/dayTicks.ts';
import { laneWindow } from '../../../src/ui/lane/laneWindow.ts';

const day = 86_400_000;

test('marks are midnights of the reader’s zone', () => {
  const ticks = dayTicks(
    { startMs: Date.UTC(2026, 10, 1), endMs: Date.UTC(2026, 10, 4) },
    'Europe/Berlin',
    10,
  );
  expect(ticks.map((tick) => new Date(tick).toISOString())).toEqual([
    '2026-11-01T23:00:00.000Z',
    '2026-11-02T23:00:00.000Z',
    '2026-11-03T23:00:00.000Z',
  ]);
});

test('midnights follow the change to winter time', () => {
  const ticks = dayTicks(
    { startMs: Date.UTC(2026, 9, 24), endMs: Date.UTC(2026, 9, 26, 23, 30) },
    'Europe/Berlin',
    10,
  );
  expect(ticks.map((tick) => new Date(tick).getUTCHours())).toEqual([22, 23, 23]);
});

test('weeks start on Mondays, and marks stay few', () => {
  const ticks = dayTicks({ startMs: Date.UTC(2026, 8, 20), endMs: Date.UTC(2026, 10, 20) }, 'UTC', 10);
  expect(ticks.length).toBeLessThanOrEqual(10);
  expect(ticks.map((tick) => new Date(tick).getUTCDay())).toEqual(ticks.map(() => 1));
});

test('the lane shows at least a week, and all of its releases', () => {
  const now = Date.UTC(2026, 10, 20);
  expect(laneWindow([now - day], now).startMs).toBeLessThan(now - 7 * day);
  expect(laneWindow([now - 60 * day], now).startMs).toBeLessThan(now - 60 * day);
  expect(laneWindow([], now).endMs).toBeGreaterThan(now);
});
