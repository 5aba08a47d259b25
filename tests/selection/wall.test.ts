import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  WALL_VIEWS,
  decodeWall,
  encodeWall,
  wallDefaults,
  wallLimits,
  type WallSettings,
} from '../../src/selection/wall.ts';

const within = (name: keyof typeof wallLimits): fc.Arbitrary<number> => {
  const { least, most } = wallLimits[name];
  return fc.integer({ min: least * 1000, max: most * 1000 }).map((value) => value / 1000);
};

const walls: fc.Arbitrary<WallSettings> = fc.record({
  views: fc.shuffledSubarray([...WALL_VIEWS], { minLength: 1 }),
  dwell: within('dwell'),
  scale: within('scale'),
  releases: fc.integer({ min: 1, max: 12 }),
  refresh: fc.option(within('refresh'), { nil: null }),
  shift: fc.boolean(),
  dim: fc.option(
    fc
      .tuple(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 0, max: 1_439 }))
      .filter(([from, until]) => from !== until)
      .map(([from, until]) => ({ from, until })),
    { nil: null },
  ),
  wake: fc.boolean(),
  overscan: within('overscan'),
});

describe('the set-up of a wall in its address', () => {
  test('comes back as it went, whatever it is', () => {
    fc.assert(
      fc.property(walls, (settings) => {
        expect(decodeWall(`?${encodeWall(settings)}`)).toEqual(settings);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  test('is nothing at all where all is as usual', () => {
    expect(encodeWall(wallDefaults)).toBe('');
    expect(decodeWall('')).toEqual(wallDefaults);
    expect(decodeWall('?utm_source=mail&views=')).toEqual(wallDefaults);
  });

  test('reads as people write it', () => {
    const settings = { ...wallDefaults, views: ['watch', 'defects'] as const, dwell: 45, wake: true };
    expect(encodeWall(settings)).toBe('views=watch,defects&dwell=45&wake=on');
  });

  test('names each view once, in the order given, and drops what is no view', () => {
    expect(decodeWall('?views=defects,weather,watch,defects').views).toEqual(['defects', 'watch']);
    expect(decodeWall('?views=weather').views).toEqual(wallDefaults.views);
  });

  test.each([
    ['dwell=0', 'dwell'],
    ['dwell=-20', 'dwell'],
    ['dwell=1e9', 'dwell'],
    ['dwell=0x20', 'dwell'],
    ['scale=100', 'scale'],
    ['scale=NaN', 'scale'],
    ['overscan=50', 'overscan'],
    ['refresh=1', 'refresh'],
    ['refresh=%20', 'refresh'],
    ['releases=999', 'releases'],
    ['shift=yes', 'shift'],
    ['wake=1', 'wake'],
    ['dim=on', 'dim'],
  ] as const)('%s is dropped', (search, key) => {
    expect(decodeWall(`?${search}`)[key]).toEqual(wallDefaults[key]);
  });
});
