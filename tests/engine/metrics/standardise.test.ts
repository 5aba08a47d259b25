import { describe, expect, test } from 'vitest';
import { chanceUnseen } from '../../../src/engine/metrics/chanceUnseen.ts';
import { mixEffect } from '../../../src/engine/metrics/mixEffect.ts';
import { rateRatio } from '../../../src/engine/metrics/rateRatio.ts';
import { standardise, type StratumCounts } from '../../../src/engine/metrics/standardise.ts';

const OPTIONS = { phi: { a: 1, b: 1 }, level: 0.95 };

function stratum(label: string, a: readonly [number, number], b: readonly [number, number]): StratumCounts {
  return { label, a: { bad: a[0], total: a[1] }, b: { bad: b[0], total: b[1] } };
}

function raw(strata: readonly StratumCounts[]) {
  const sum = (of: 'a' | 'b') => ({
    weight: 1,
    bad: strata.reduce((all, one) => all + one[of].bad, 0),
    total: strata.reduce((all, one) => all + one[of].total, 0),
  });
  return rateRatio({ a: [sum('a')], b: [sum('b')], ...OPTIONS });
}

function effectOf(strata: readonly StratumCounts[]) {
  const found = standardise(strata, OPTIONS);
  if (found === null) throw new Error('nothing to standardise');
  return { found, raw: raw(strata), effect: mixEffect(raw(strata), found.ratio) };
}

describe('the mix of traffic', () => {
  test('phones fail more in both releases alike: the whole raw difference is their share', () => {
    // 1 % on the web, 4 % on phones, in both; a has 10 % phones, b 60 %.
    const strata = [
      stratum('web', [900, 90_000], [400, 40_000]),
      stratum('phone', [400, 10_000], [2_400, 60_000]),
    ];
    const { found, raw: before, effect } = effectOf(strata);
    expect(before).toMatchObject({ kind: 'known', value: 0.028 / 0.013 });
    expect(found.rateA).toBeCloseTo(0.013, 12);
    expect(found.rateB).toBeCloseTo(0.013, 12);
    expect(found.ratio.kind === 'known' && found.ratio.value).toBeCloseTo(1, 12);
    expect(effect).toBe('explains');
  });

  test('Simpson’s turn: worse in every group, and better in the sum', () => {
    const strata = [
      stratum('web', [900, 30_000], [3_600, 90_000]),
      stratum('phone', [7_000, 70_000], [1_300, 10_000]),
    ];
    const { found, raw: before, effect } = effectOf(strata);
    expect(before.kind === 'known' && before.value).toBeLessThan(1);
    // 0.3 of 4 % and 0.7 of 13 %, over 0.3 of 3 % and 0.7 of 10 %.
    expect(found.ratio.kind === 'known' && found.ratio.value).toBeCloseTo(0.103 / 0.079, 10);
    expect(effect).toBe('reverses');
  });

  test('half again as bad in every group, and just as bad in the sum: the mix hides it', () => {
    const {
      found,
      raw: before,
      effect,
    } = effectOf([
      stratum('web', [100, 10_000], [210, 14_000]),
      stratum('phone', [400, 10_000], [240, 4_000]),
    ]);
    expect(before).toMatchObject({ kind: 'known', value: 1 });
    expect(found.ratio.kind === 'known' && found.ratio.value).toBeCloseTo(1.5, 12);
    expect(effect).toBe('hides');
  });

  test('the same mix in both changes nothing, and nothing is said', () => {
    const strata = [
      stratum('web', [100, 10_000], [300, 20_000]),
      stratum('phone', [400, 10_000], [1_200, 20_000]),
    ];
    expect(effectOf(strata).effect).toBeNull();
  });

  test('groups that only one release has cannot be weighed: left out, and their share is told', () => {
    const strata = [
      stratum('web', [100, 8_000], [100, 9_000]),
      stratum('phone', [100, 1_500], [100, 900]),
      stratum('kiosk', [10, 500], [0, 0]),
      stratum('watch', [0, 0], [5, 100]),
    ];
    const found = standardise(strata, OPTIONS);
    expect(found?.leftOutA).toBeCloseTo(0.05, 12);
    expect(found?.leftOutB).toBeCloseTo(0.01, 12);
  });

  test('fewer than two shared groups have no mix', () => {
    expect(standardise([stratum('web', [1, 10], [1, 10])], OPTIONS)).toBeNull();
    expect(
      standardise([stratum('web', [1, 10], [1, 10]), stratum('kiosk', [1, 10], [0, 0])], OPTIONS),
    ).toBeNull();
    expect(standardise([], OPTIONS)).toBeNull();
  });
});

describe('the chance of not being seen', () => {
  test('five users at equal use: each would miss the other release with one half', () => {
    const chance = chanceUnseen({ seen: 5, exposureSeen: 1000, exposureSilent: 1000, phi: 1 });
    expect(chance).toBeCloseTo(1 / 32, 12);
  });

  test('hardly used, silence says little; used as long again and again, much', () => {
    const after = (exposureSilent: number) =>
      chanceUnseen({ seen: 9, exposureSeen: 1000, exposureSilent, phi: 1 });
    expect(after(10)).toBeGreaterThan(0.9);
    expect(after(1000)).toBeCloseTo(2 ** -9, 12);
    expect(after(9000)).toBeCloseTo(10 ** -9, 15);
  });

  test('where the rate is as good as known it is the plain exp(-expected)', () => {
    const chance = chanceUnseen({ seen: 4_000, exposureSeen: 1e6, exposureSilent: 500, phi: 1 });
    expect(chance).toBeCloseTo(Math.exp(-2), 3);
  });

  test('events that come in bursts prove less', () => {
    const chance = (phi: number) => chanceUnseen({ seen: 12, exposureSeen: 1, exposureSilent: 1, phi });
    expect(chance(4)).toBeCloseTo(1 / 8, 12);
    expect(chance(1)).toBeLessThan(chance(4));
  });

  test('nothing seen leaves everything open; no use is refused', () => {
    expect(chanceUnseen({ seen: 0, exposureSeen: 1, exposureSilent: 1, phi: 1 })).toBe(1);
    expect(() => chanceUnseen({ seen: 1, exposureSeen: 0, exposureSilent: 1, phi: 1 })).toThrow(RangeError);
  });
});
