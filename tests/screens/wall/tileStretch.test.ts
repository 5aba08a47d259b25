import { expect, test } from 'vitest';
import { bandUntil, tileStretch } from '../../../src/screens/wall/tileStretch.ts';

const HOUR = 3_600_000;

test('a tile reaches to the next checkpoint, and never beyond the window', () => {
  const stretch = (hours: number | null): number =>
    tileStretch(hours === null ? null : hours * HOUR, 72 * HOUR) / HOUR;
  expect([0, 0.6, 1, 1.1, 5, 30, 72, null].map(stretch)).toEqual([1, 1, 1, 4, 24, 72, 72, 72]);
  expect(tileStretch(5 * HOUR, 12 * HOUR)).toBe(12 * HOUR);
});

test('the band ends where the ruler does', () => {
  const band = { sinceMs: [0, HOUR, 2 * HOUR], low: [1, 2, 3], high: [4, null, 6], label: '', meaning: '' };
  expect(bandUntil(band, HOUR)).toEqual({ ...band, sinceMs: [0, HOUR], low: [1, 2], high: [4, null] });
});
