import { describe, expect, it } from 'vitest';
import { parseTime } from '../../../../src/engine/adapters/transport/parseTime.ts';

const NOON_MS = Date.UTC(2026, 1, 3, 12, 0, 0);

describe('parseTime', () => {
  it.each([
    ['2026-02-03T12:00:00Z', NOON_MS],
    ['2026-02-03T12:00:00.250Z', NOON_MS + 250],
    ['2026-02-03T12:00:00.250999Z', NOON_MS + 250],
    ['2026-02-03T20:00:00+0800', NOON_MS],
    ['2026-02-03T20:00:00.000+08:00', NOON_MS],
    ['2026-02-03T06:00:00-06:00', NOON_MS],
    ['2026-02-03T17:30:00+05:30', NOON_MS],
    ['2026-02-03 12:00:00 UTC', NOON_MS],
    ['2026-02-03T12:00Z', NOON_MS],
    [NOON_MS / 1000, NOON_MS],
    [NOON_MS / 1000 + 0.5, NOON_MS + 500],
    [NOON_MS, NOON_MS],
    [String(NOON_MS / 1000), NOON_MS],
    ['2099-01-01T00:00:00Z', Date.UTC(2099, 0, 1)],
  ])('reads %s', (value, ms) => {
    expect(parseTime(value)).toBe(ms);
  });

  it.each([
    ['a day, which is not a midnight', '2026-02-03'],
    ['a time without a zone, which would be read in the reader’s own', '2026-02-03T12:00:00'],
    ['30 February', '2026-02-30T12:00:00Z'],
    ['hour 25', '2026-02-03T25:00:00Z'],
    ['words', 'yesterday'],
    ['nothing', ''],
    ['zero, a vendor’s never', 0],
    ['a negative time', -1_770_000_000],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['null', null],
    ['an object', {}],
    ['a number beyond all dates', 1e17],
  ])('is null for %s', (_, value) => {
    expect(parseTime(value)).toBeNull();
  });
});
