import { describe, expect, test } from 'vitest';
import { chanceOf, type Chance } from '../../../bench/verdict/random.ts';
import { rateRatio } from '../../../src/engine/metrics/rateRatio.ts';
import { noiseOfRelease, phiOver, rateNoise, type RateNoise } from '../../../src/engine/verdict/rateNoise.ts';
import { HOUR_MS } from './watches.ts';

const HOURS = 72;

/** 72 hours of a release in two groups; the rate's logarithm wanders with this deviation, anew each hour. */
function release(chance: Chance, { perHour = 20_000, rate = 0.002, deviation = 0 } = {}) {
  const rows = Array.from({ length: HOURS }, (_, hour) => {
    const luck = Math.exp(deviation * chance.normal() - deviation ** 2 / 2);
    return [1, 3].map((times, stratum) => {
      const total = perHour * (1 + Math.sin(hour / 4) / 2);
      return { startMs: hour * HOUR_MS, stratum, total, bad: chance.poisson(total * rate * times * luck) };
    });
  }).flat();
  return {
    startMs: Float64Array.from(rows, ({ startMs }) => startMs),
    stratum: Uint32Array.from(rows, ({ stratum }) => stratum),
    bad: Float64Array.from(rows, ({ bad }) => bad),
    total: Float64Array.from(rows, ({ total }) => total),
    strata: ['web', 'phone'],
  };
}

function failures({ bad }: ReturnType<typeof release>): number {
  return bad.reduce((sum, one) => sum + one, 0);
}

describe('how much a rate wanders by itself', () => {
  test('independent failures hardly wander; what is found beyond that is the price of few blocks', () => {
    const chance = chanceOf(5);
    const noise = rateNoise(Array.from({ length: 6 }, () => noiseOfRelease(release(chance))));
    if (noise === null) throw new Error('not measured');
    expect(phiOver(noise, failures(release(chance)), HOURS)).toBeLessThan(1.5);
    expect(noise.releases).toBe(6);
  });

  test('a rate that wanders by 30 % from hour to hour has a relative variance of 0.09 in each', () => {
    const chance = chanceOf(11);
    const noise = rateNoise(
      Array.from({ length: 6 }, () => noiseOfRelease(release(chance, { deviation: 0.3 }))),
    );
    // Weighing by traffic and the margin for few blocks raise it; a fraction of it would be too little.
    expect(noise?.hours).toBeGreaterThan(0.07);
    expect(noise?.hours).toBeLessThan(0.22);
    expect(noise?.most).toBeGreaterThan(0.07);
    expect(noise?.most).toBeLessThan(0.22);
  });

  test('a stretch shorter than an hour wanders no further than an hour does', () => {
    expect(phiOver({ hours: 0.3, most: 0.1 }, 50, 72)).toBeCloseTo(1 + (50 * 0.3) / 72, 12);
    expect(phiOver({ hours: 0.3, most: 0.1 }, 50, 0.5)).toBeCloseTo(1 + 50 * 0.1, 12);
  });

  test('one release with an outage does not make room for all others', () => {
    const chance = chanceOf(3);
    const calm = Array.from({ length: 4 }, () => noiseOfRelease(release(chance)));
    const outage = release(chance);
    outage.bad.fill(4_000, 40, 44);
    const [without, within] = [rateNoise(calm), rateNoise([...calm, noiseOfRelease(outage)])];
    expect(noiseOfRelease(outage)?.hours).toBeGreaterThan(10 * (without?.hours ?? Infinity));
    expect(within?.hours).toBeLessThan(2 * (without?.hours ?? 0));
  });

  test('too few failures, or one release alone, measure nothing', () => {
    const chance = chanceOf(8);
    expect(noiseOfRelease(release(chance, { perHour: 10 }))).toBeNull();
    expect(rateNoise([noiseOfRelease(release(chance)), null])).toBeNull();
  });
});

test('the interval of a ratio across weeks holds the truth with it, and without it far too rarely', () => {
  const chance = chanceOf(77);
  const held = { with: 0, without: 0 };
  const rounds = 300;
  const history = rateNoise(
    Array.from({ length: 6 }, () => noiseOfRelease(release(chance, { deviation: 0.4 }))),
  );
  for (let round = 0; round < rounds; round += 1) {
    const [a, b] = [
      failures(release(chance, { deviation: 0.4 })),
      failures(release(chance, { deviation: 0.4 })),
    ];
    const holds = (noise: RateNoise): boolean => {
      const found = rateRatio({
        a: [{ weight: 1, bad: a, total: 1e6 }],
        b: [{ weight: 1, bad: b, total: 1e6 }],
        phi: { a: phiOver(noise, a, HOURS), b: phiOver(noise, b, HOURS) },
        level: 0.95,
      });
      return found.kind === 'known' && (found.low ?? 0) <= 1 && found.high >= 1;
    };
    if (history !== null && holds(history)) held.with += 1;
    if (holds({ hours: 0, most: 0 })) held.without += 1;
  }
  expect(held.with / rounds).toBeGreaterThan(0.94);
  expect(held.without / rounds).toBeLessThan(0.6);
});
