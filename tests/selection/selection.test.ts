import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeSelection,
  encodeSelection,
  nothingSelected,
  type Selection,
} from '../../src/selection/selection.ts';

const name = fc.option(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), { nil: null });
const selections: fc.Arbitrary<Selection> = fc.record({
  environment: name,
  service: name,
  baseline: name,
  timeZone: fc.constantFrom(null, 'UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'),
  theme: fc.constantFrom(null, 'light', 'dark'),
  receipt: fc.option(
    fc.record({
      releaseId: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
      kpi: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
      journey: name,
    }),
    { nil: null },
  ),
  compareA: name,
  compareB: name,
  atMs: fc.option(fc.integer({ min: 0, max: 4_102_444_800_000 }), { nil: null }),
  settingsHash: fc.option(fc.stringMatching(/^[0-9a-f]{16}$/), { nil: null }),
  scenario: name,
  speed: fc.constantFrom(null, 1, 10, 60, 0.5),
  now: name,
});

describe('the selection in the address', () => {
  test('comes back as it went, whatever the names are', () => {
    fc.assert(
      fc.property(selections, (selection) => {
        expect(decodeSelection(encodeSelection(selection))).toEqual(selection);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  test('nothing selected is no query at all', () => {
    expect(encodeSelection(nothingSelected)).toBe('');
    expect(decodeSelection('')).toEqual(nothingSelected);
  });

  test('a version stays text: 1.10 is not 1.1, 662E41 is not a number', () => {
    expect(decodeSelection('?baseline=1.10').baseline).toBe('1.10');
    expect(decodeSelection('?service=662E41').service).toBe('662E41');
    expect(encodeSelection({ ...nothingSelected, baseline: 'shop@1.10' })).toBe('?baseline=shop@1.10');
  });

  test('a receipt reads well, and survives slashes and percent signs in names', () => {
    const receipt = { releaseId: 'shop@2.4.0', kpi: 'error-rate', journey: 'checkout' };
    expect(encodeSelection({ ...nothingSelected, receipt })).toBe('?receipt=shop@2.4.0/error-rate/checkout');
    const odd = { releaseId: 'feature/50%2F50', kpi: 'error-rate', journey: null };
    expect(decodeSelection(encodeSelection({ ...nothingSelected, receipt: odd })).receipt).toEqual(odd);
  });

  test.each([
    ['?receipt=', 'receipt'],
    ['?receipt=shop@2.4.0', 'receipt'],
    ['?receipt=a/b/c/d', 'receipt'],
    ['?tz=Mars/Olympus', 'timeZone'],
    ['?theme=pink', 'theme'],
    ['?speed=fast', 'speed'],
    ['?speed=-1', 'speed'],
    ['?speed=Infinity', 'speed'],
    ['?env=', 'environment'],
    ['?at=yesterday', 'atMs'],
    ['?at=2026-11-20', 'atMs'],
    ['?at=2026-11-20T10:00:00', 'atMs'],
    ['?at=99999-11-20T10:00:00Z', 'atMs'],
    ['?settings=latest', 'settingsHash'],
    ['?settings=0123456789ABCDEF', 'settingsHash'],
  ] as const)('%s is left out', (search, key) => {
    expect(decodeSelection(search)[key]).toBeNull();
  });

  test('a plus sign is a plus sign after a round trip', () => {
    const selection = { ...nothingSelected, baseline: 'shop@2.4.0+714' };
    expect(decodeSelection(encodeSelection(selection)).baseline).toBe('shop@2.4.0+714');
  });
});

test('a frozen moment is written to the second and read in any zone', () => {
  const atMs = Date.UTC(2026, 10, 20, 10, 0, 6);
  expect(encodeSelection({ ...nothingSelected, atMs })).toBe('?at=2026-11-20T10:00:06Z');
  expect(decodeSelection('?at=2026-11-20T11:00:06%2B01:00').atMs).toBe(atMs);
});
