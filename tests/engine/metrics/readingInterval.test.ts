import { describe, expect, it } from 'vitest';
import type { KnownReading } from '../../../src/engine/domain/reading.ts';
import {
  COUNT_INTERVAL,
  FEW_INTERVAL,
  noInterval,
  SHARE_INTERVAL,
} from '../../../src/engine/metrics/intervalRules.ts';
import { readingInterval } from '../../../src/engine/metrics/readingInterval.ts';
import { seededUniforms } from './seededUniforms.ts';
import { CONTEXT, WINDOW } from './samples.ts';

function share(bad: number, total: number): KnownReading {
  return { ...plain, value: bad / total, unit: 'ratio', numerator: bad, denominator: total };
}

const plain: KnownReading = {
  kind: 'known',
  value: 0,
  unit: 'count',
  bound: 'exact',
  sample: { count: 1, of: 'requests' },
  numerator: null,
  denominator: null,
  window: WINDOW,
  method: 'test',
  asOfMs: CONTEXT.asOfMs,
  inputs: [],
  caveats: [],
};

describe('which interval a reading has', () => {
  it('follows from its definition, and says by which method', () => {
    expect(readingInterval(share(0, 20), SHARE_INTERVAL)).toMatchObject({
      low: 0,
      level: 0.95,
      method: 'Wilson',
    });
    expect(readingInterval(share(0, 20), SHARE_INTERVAL)?.high).toBeCloseTo(0.1611, 4);
    expect(readingInterval(share(0, 10), FEW_INTERVAL)).toMatchObject({ low: 0, method: 'Jeffreys' });
    expect(readingInterval({ ...plain, value: 5 }, COUNT_INTERVAL)?.low).toBeCloseTo(1.6235, 3);
  });

  it('is of the rate where the count is per 1,000 sessions', () => {
    const rate: KnownReading = { ...share(5, 2_000), unit: 'per-1000-sessions', value: 2.5 };
    const interval = readingInterval(rate, COUNT_INTERVAL);
    expect(interval?.low).toBeCloseTo(1.6235 / 2, 3);
    expect(interval?.high).toBeCloseTo(11.6683 / 2, 3);
  });

  it('names the spread that widened it', () => {
    expect(readingInterval(share(40, 1000), SHARE_INTERVAL, { phi: 2.43 })?.method).toBe(
      'Wilson, spread ×2.4',
    );
    expect(readingInterval(share(40, 1000), SHARE_INTERVAL, { phi: 0.7 })?.method).toBe('Wilson');
  });

  it('is the reading’s own where the metric made one', () => {
    const interval = { low: 1, high: null, level: 0.95, method: 'Kaplan-Meier' };
    expect(readingInterval({ ...plain, interval }, { method: 'own', words: '' })).toBe(interval);
    expect(readingInterval(plain, { method: 'own', words: '' })).toBeNull();
  });

  it('is none of what is unknown, only a lower limit, or has no method', () => {
    const unknown = { kind: 'unknown', reason: 'no-data', detail: 'None.', inputs: [] } as const;
    expect(readingInterval(unknown, SHARE_INTERVAL)).toBeNull();
    expect(readingInterval({ ...share(1, 9), bound: 'at-least' }, SHARE_INTERVAL)).toBeNull();
    expect(readingInterval(share(1, 9), noInterval('because'))).toBeNull();
    expect(readingInterval({ ...plain, unit: 'ratio' }, SHARE_INTERVAL)).toBeNull();
    expect(readingInterval({ ...plain, value: 1.5 }, COUNT_INTERVAL)).toBeNull();
  });
});

/** Simulated: how often the interval holds the truth. */
describe('coverage', () => {
  const RUNS = 2_000;

  it('of error rates with bursts: near 95 % with the measured spread, far below without', () => {
    const uniform = seededUniforms(20_261_120);
    const truth = 0.004;
    let withSpread = 0;
    let without = 0;
    for (let run = 0; run < RUNS; run += 1) {
      // Errors come in clumps of four: the count varies four times as much as that of independent ones.
      const bad = 4 * poisson((truth * 100_000) / 4, uniform);
      const holds = (phi: number) => {
        const interval = readingInterval(share(bad, 100_000), SHARE_INTERVAL, { phi });
        return interval !== null && interval.low <= truth && truth <= (interval.high ?? Infinity);
      };
      if (holds(4)) withSpread += 1;
      if (holds(1)) without += 1;
    }
    expect(withSpread / RUNS).toBeGreaterThan(0.93);
    expect(withSpread / RUNS).toBeLessThan(0.97);
    expect(without / RUNS).toBeLessThan(0.75);
  });

  it('of shares of ten deployments: at least 88 % at the worst, 95 % on average', () => {
    const uniform = seededUniforms(7);
    const rates = [0.05, 0.15, 0.3, 0.5, 0.7];
    const covered = rates.map((truth) => {
      let held = 0;
      for (let run = 0; run < RUNS; run += 1) {
        const bad = Array.from({ length: 10 }, uniform).filter((one) => one < truth).length;
        const interval = readingInterval(share(bad, 10), FEW_INTERVAL);
        if (interval !== null && interval.low <= truth && truth <= (interval.high ?? 1)) held += 1;
      }
      return held / RUNS;
    });
    expect(Math.min(...covered)).toBeGreaterThan(0.87);
    expect(covered.reduce((sum, one) => sum + one, 0) / covered.length).toBeGreaterThan(0.93);
  });
});

/** Knuth's product of uniforms, in pieces so that exp does not vanish. */
function poisson(mean: number, uniform: () => number): number {
  let count = 0;
  for (let rest = mean; rest > 0; rest -= 20) {
    const limit = Math.exp(-Math.min(20, rest));
    for (let product = uniform(); product > limit; product *= uniform()) count += 1;
  }
  return count;
}
