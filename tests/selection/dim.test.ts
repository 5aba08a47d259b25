import { expect, test } from 'vitest';
import { decodeDim, encodeDim, isDimmed } from '../../src/selection/dim.ts';

const at = (text: string): number => Date.parse(text);

test('a night is written as people write it, and comes back as it went', () => {
  expect(decodeDim('22-06')).toEqual({ from: 1_320, until: 360 });
  expect(['22-06', '22:30-06:15', '00-23'].map((text) => encodeDim(decodeDim(text) ?? never()))).toEqual([
    '22-06',
    '22:30-06:15',
    '00-23',
  ]);
});

test.each(['', '22', '22-22', '25-06', '22:60-06', '7-9', '22-06-07', 'on'])('"%s" is no night', (text) => {
  expect(decodeDim(text)).toBeNull();
});

test('begins with its first minute, ends before its last, over midnight too, by the clock of the zone', () => {
  const night = { from: 1_320, until: 360 };
  const times = ['21:59', '22:00', '23:59', '00:00', '05:59', '06:00'];
  expect(times.map((time) => isDimmed(night, at(`2026-11-20T${time}:30Z`), 'UTC'))).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ]);
  expect(isDimmed(night, at('2026-11-20T21:30:00Z'), 'Europe/Berlin')).toBe(true);
  const noon = { from: 720, until: 780 };
  expect([11, 12, 13].map((hour) => isDimmed(noon, at(`2026-11-20T${hour}:00:00Z`), 'UTC'))).toEqual([
    false,
    true,
    false,
  ]);
});

function never(): never {
  throw new Error('not a span');
}
