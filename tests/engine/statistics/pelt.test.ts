import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noiseVariance } from '../../../src/engine/statistics/noiseVariance.ts';
import { pelt } from '../../../src/engine/statistics/pelt.ts';
import { seededNormals } from './seededNormals.ts';

/** Annual flow of the Nile at Aswan, 1871-1970, in 10⁸ m³ (Cobb 1978); the level fell in 1898-1899. */
const NILE = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020,
  1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040,
  759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
  744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
];

/** Every division tried, as a check of the pruning. */
function tryAll(values: readonly number[], variance: number, penalty: number, minSegment: number): number {
  const least = Array.from({ length: values.length + 1 }, () => Infinity);
  least[0] = -penalty;
  for (let to = minSegment; to <= values.length; to += 1) {
    for (let from = 0; from <= to - minSegment; from += 1) {
      least[to] = Math.min(
        least[to] ?? 0,
        (least[from] ?? 0) + cost(values.slice(from, to), variance) + penalty,
      );
    }
  }
  return least[values.length] ?? 0;
}

function cost(part: readonly number[], variance: number): number {
  const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
  return part.reduce((sum, value) => sum + (value - mean) ** 2, 0) / variance;
}

describe('pelt', () => {
  it('finds the one published change of the Nile', () => {
    expect(NILE).toHaveLength(100);
    expect(pelt(NILE, { variance: noiseVariance(NILE) })).toEqual([28]);
  });

  it('is as good as trying every division', () => {
    const value = fc.integer({ min: -20, max: 20 });
    const penalties = fc.double({ min: 0.1, max: 30, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 6, maxLength: 40 }),
        penalties,
        fc.integer({ min: 1, max: 4 }),
        (y, penalty, minSegment) => {
          fc.pre(y.length >= minSegment && new Set(y).size > 1);
          const starts = pelt(y, { variance: 10, penalty, minSegment });
          const bounds = [0, ...starts, y.length];
          let own = -penalty;
          for (let index = 1; index < bounds.length; index += 1) {
            const part = y.slice(bounds[index - 1], bounds[index]);
            expect(part.length).toBeGreaterThanOrEqual(minSegment);
            own += cost(part, 10) + penalty;
          }
          expect(own).toBeCloseTo(tryAll(y, 10, penalty, minSegment), 6);
        },
      ),
      { seed: 61, numRuns: 500 },
    );
  });

  it('places steps to the index', () => {
    const normals = seededNormals(62);
    const y = Array.from({ length: 90 }, (_, index) => (index < 30 ? 0 : index < 60 ? 6 : 2) + normals());
    expect(pelt(y, { variance: 1 })).toEqual([30, 60]);
  });

  it('does not mind a huge level or a change of unit', () => {
    const normals = seededNormals(63);
    const y = Array.from({ length: 40 }, (_, index) => (index < 20 ? 0 : 8) + normals());
    const moved = y.map((value) => value * 1e-3 + 1e6);
    expect(pelt(moved, { variance: 1e-6 })).toEqual(pelt(y, { variance: 1 }));
  });

  it('finds nothing in a constant or a short series', () => {
    expect(pelt([5, 5, 5, 5, 5, 5, 5, 5], { variance: 0 })).toEqual([]);
    expect(pelt([1, 100, 1, 100, 1], { variance: 1 })).toEqual([]);
    expect(pelt([], { variance: 1 })).toEqual([]);
  });

  it('divides 20,000 values', () => {
    const normals = seededNormals(64);
    const y = Float64Array.from(
      { length: 20_000 },
      (_, index) => (Math.floor(index / 2500) % 2) * 4 + normals(),
    );
    expect(pelt(y, { variance: 1 })).toHaveLength(7);
  });

  it('refuses impossible arguments by name', () => {
    expect(() => pelt([1, NaN], { variance: 1 })).toThrow(/^values\[1\]/);
    expect(() => pelt([1], { variance: -1 })).toThrow(/^variance/);
    expect(() => pelt([1], { variance: 1, penalty: -1 })).toThrow(/^penalty/);
    expect(() => pelt([1], { variance: 1, minSegment: 0 })).toThrow(/^minSegment/);
  });
});

describe('noiseVariance', () => {
  it('is the variance around the levels, not that of the whole', () => {
    const normals = seededNormals(65);
    const y = Array.from({ length: 400 }, (_, index) => (index < 200 ? 0 : 10) + 2 * normals());
    expect(noiseVariance(y)).toBeGreaterThan(3);
    expect(noiseVariance(y)).toBeLessThan(5.5);
  });

  it('is raised where neighbours go together', () => {
    const normals = seededNormals(66);
    let noise = 0;
    const y = Array.from({ length: 2000 }, () => (noise = 0.5 * noise + Math.sqrt(0.75) * normals()));
    // (1 + 0.5) / (1 - 0.5) = 3 for a variance of 1.
    expect(noiseVariance(y)).toBeGreaterThan(2.3);
    expect(noiseVariance(y)).toBeLessThan(3.7);
  });

  it('is 0 where there is no noise', () => {
    expect(noiseVariance([4, 4, 4, 4, 4, 4, 4])).toBe(0);
    expect(noiseVariance([1, 2])).toBe(0);
  });
});
