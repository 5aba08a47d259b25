import { describe, expect, test } from 'vitest';
import { chanceOf } from '../../../bench/verdict/random.ts';
import { rateRatio, type RatePart, type RateRatio } from '../../../src/engine/metrics/rateRatio.ts';
import { clopperPearsonInterval } from '../../../src/engine/statistics/clopperPearsonInterval.ts';

const LEVEL = 0.95;

function one(bad: number, total: number): RatePart[] {
  return [{ weight: 1, bad, total }];
}

function both(phi: number) {
  return { a: phi, b: phi };
}

function known(found: RateRatio) {
  if (found.kind !== 'known') throw new Error(`no ratio: ${found.kind}`);
  return found;
}

describe('one look at two rates', () => {
  test('agrees with the worked example of the exact comparison of two Poisson rates in R', () => {
    // poisson.test(c(11, 6 + 8 + 7), c(800, 1083 + 1050 + 878)), from the help page of R's stats package.
    const found = known(rateRatio({ a: one(21, 3011), b: one(11, 800), phi: both(1), level: LEVEL }));
    expect(found.value).toBeCloseTo(1.971488, 6);
    expect(found.low).toBeCloseTo(0.8584264, 6);
    expect(found.high).toBeCloseTo(4.2772659, 6);
  });

  test('has the limits of the share of b, turned into odds per exposure', () => {
    const share = clopperPearsonInterval(30, 30 + 12, LEVEL);
    const found = known(rateRatio({ a: one(12, 5000), b: one(30, 8000), phi: both(1), level: LEVEL }));
    expect(found.low).toBeCloseTo(((share.low / (1 - share.low)) * 5000) / 8000, 10);
    expect(found.high).toBeCloseTo(((share.high / (1 - share.high)) * 5000) / 8000, 10);
  });

  test('turned round it is one over itself', () => {
    const there = known(rateRatio({ a: one(12, 5000), b: one(30, 8000), phi: both(1.7), level: LEVEL }));
    const back = known(rateRatio({ a: one(30, 8000), b: one(12, 5000), phi: both(1.7), level: LEVEL }));
    expect(back.value).toBeCloseTo(1 / there.value, 12);
    expect(back.low).toBeCloseTo(1 / there.high, 10);
    expect(back.high).toBeCloseTo(1 / (there.low ?? 0), 10);
  });

  test('twice the spread is worth half the counts', () => {
    const wide = known(rateRatio({ a: one(40, 10_000), b: one(60, 10_000), phi: both(2), level: LEVEL }));
    const few = known(rateRatio({ a: one(20, 5_000), b: one(30, 5_000), phi: both(1), level: LEVEL }));
    expect(wide.low).toBeCloseTo(few.low ?? 0, 10);
    expect(wide.high).toBeCloseTo(few.high, 10);
  });

  test('without failures in b there is no lower limit, and still an upper one', () => {
    // Given 10 in a and none in b at equal use, 1 - share solves share^10 = 0.025.
    const found = known(rateRatio({ a: one(10, 1000), b: one(0, 1000), phi: both(1), level: LEVEL }));
    const share = 0.025 ** (1 / 10);
    expect([found.value, found.low]).toEqual([0, null]);
    expect(found.high).toBeCloseTo((1 - share) / share, 8);
  });

  test('without failures in a there is no ratio, but a least one', () => {
    const found = rateRatio({ a: one(0, 1000), b: one(10, 1000), phi: both(1), level: LEVEL });
    const share = 0.025 ** (1 / 10);
    expect(found.kind).toBe('none-in-a');
    expect(found.kind === 'none-in-a' && found.atLeast).toBeCloseTo(share / (1 - share), 8);
    expect(rateRatio({ a: one(0, 10), b: one(0, 10), phi: both(1), level: LEVEL })).toEqual({
      kind: 'none-in-either',
    });
  });

  test('fractions, as counters that are extrapolated give them, lie between the whole counts', () => {
    const low = (bad: number) =>
      known(rateRatio({ a: one(20, 1000), b: one(bad, 1000), phi: both(1), level: LEVEL })).low;
    expect(low(30.5)).toBeGreaterThan(low(30) ?? 0);
    expect(low(30.5)).toBeLessThan(low(31) ?? 0);
  });

  test('large counts keep their digits: the limits come near the textbook ones', () => {
    const found = known(
      rateRatio({ a: one(90_000, 30e6), b: one(93_000, 30e6), phi: both(1), level: LEVEL }),
    );
    const reach = 1.959964 * Math.sqrt(1 / 90_000 + 1 / 93_000);
    expect(Math.log(found.low ?? 0)).toBeCloseTo(Math.log(found.value) - reach, 4);
    expect(Math.log(found.high)).toBeCloseTo(Math.log(found.value) + reach, 4);
  });

  test.each([
    ['no part', { a: [], b: one(1, 10), phi: both(1) }],
    ['no exposure', { a: one(0, 0), b: one(1, 10), phi: both(1) }],
    ['a negative count', { a: one(-1, 10), b: one(1, 10), phi: both(1) }],
    ['a spread of nothing', { a: one(1, 10), b: one(1, 10), phi: both(0) }],
  ])('refuses %s', (_, input) => {
    expect(() => rateRatio({ ...input, level: LEVEL })).toThrow(RangeError);
  });
});

/** Share of seeded pairs of releases whose interval holds the true ratio. */
function coverage(
  truth: number,
  draw: (chance: ReturnType<typeof chanceOf>, ratio: number) => RateRatio,
): number {
  const chance = chanceOf(20_261_121);
  let held = 0;
  let made = 0;
  while (made < 3000) {
    const found = draw(chance, truth);
    if (found.kind !== 'known') continue;
    made += 1;
    if ((found.low ?? 0) <= truth && truth <= found.high) held += 1;
  }
  return held / made;
}

describe('how often the interval holds the truth (asked: 95 %)', () => {
  test.each([
    [6, 1],
    [6, 3],
    [40, 1],
    [40, 1.5],
    [400, 0.8],
  ])('independent failures, %d in a, ratio %d', (mean, ratio) => {
    const held = coverage(ratio, (chance) =>
      rateRatio({
        a: one(chance.poisson(mean), 10_000),
        b: one(chance.poisson(mean * ratio * 0.4), 4_000),
        phi: both(1),
        level: LEVEL,
      }),
    );
    expect(held).toBeGreaterThan(0.945);
  });

  test('failures in bursts of four, with their spread known: held; taken for independent: not', () => {
    const bursts = (chance: ReturnType<typeof chanceOf>, mean: number) => 4 * chance.poisson(mean / 4);
    const withPhi = (phi: number) =>
      coverage(1.3, (chance, ratio) =>
        rateRatio({
          a: one(bursts(chance, 120), 10_000),
          b: one(bursts(chance, 120 * ratio), 10_000),
          phi: both(phi),
          level: LEVEL,
        }),
      );
    expect(withPhi(4)).toBeGreaterThan(0.945);
    expect(withPhi(1)).toBeLessThan(0.8);
  });

  test('standardised over three groups of unlike traffic', () => {
    const groups = [
      { weight: 0.6, rate: 0.002, a: 6000, b: 900 },
      { weight: 0.3, rate: 0.01, a: 3000, b: 2100 },
      { weight: 0.1, rate: 0.04, a: 1000, b: 1500 },
    ];
    const held = coverage(1.4, (chance, ratio) =>
      rateRatio({
        a: groups.map(({ weight, rate, a }) => ({ weight, bad: chance.poisson(rate * a), total: a })),
        b: groups.map(({ weight, rate, b }) => ({ weight, bad: chance.poisson(rate * ratio * b), total: b })),
        phi: both(1),
        level: LEVEL,
      }),
    );
    expect(held).toBeGreaterThan(0.945);
  });
});
