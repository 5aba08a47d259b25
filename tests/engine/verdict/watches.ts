import { judgeWatch } from '../../../src/engine/verdict/judgeWatch.ts';
import { chanceOf, type Chance } from '../../../bench/verdict/random.ts';

/** Watches as JSON would have them, from a seed. Steady traffic, so that a test can count by hand. */
export const START_MS = Date.UTC(2026, 2, 3, 8);
export const BUCKET_MS = 300_000;
export const HOUR_MS = 3_600_000;

export interface Bucket {
  startMs: number;
  stratum: string;
  bad: number;
  total: number;
}

export interface Plan {
  readonly hours?: number;
  readonly ratio?: number;
  readonly onsetHour?: number;
  readonly newPerBucket?: number;
  readonly oldPerBucket?: number;
  readonly badRate?: number;
  readonly seed?: number;
  readonly strata?: readonly string[];
}

export function bucketsOf(
  chance: Chance,
  {
    startMs = START_MS,
    hours,
    perBucket,
    rate,
    strata = ['web'],
  }: {
    readonly startMs?: number;
    readonly hours: number;
    readonly perBucket: number;
    readonly rate: (hour: number) => number;
    readonly strata?: readonly string[];
  },
): Bucket[] {
  return Array.from({ length: Math.round((hours * HOUR_MS) / BUCKET_MS) }, (_, index) =>
    strata.map((stratum) => {
      const bad = chance.poisson(perBucket * rate((index * BUCKET_MS) / HOUR_MS));
      return { startMs: startMs + index * BUCKET_MS, stratum, bad, total: bad + perBucket };
    }),
  ).flat();
}

/** Beside a control: 300 requests per bucket of the new version, 1,200 of the old one, 2 % failing. */
export function besideControl({
  hours = 72,
  ratio = 1,
  onsetHour = 0,
  newPerBucket = 300,
  oldPerBucket = 1200,
  badRate = 0.02,
  seed = 1,
  strata = ['web'],
}: Plan = {}) {
  const chance = chanceOf(seed);
  return {
    id: 'checkout',
    nowMs: START_MS + hours * HOUR_MS + 180_000,
    kpi: { id: 'error-rate', better: 'down' },
    bucketMs: BUCKET_MS,
    judged: {
      release: '2.4.0',
      startedAtMs: START_MS,
      buckets: bucketsOf(chance, {
        hours,
        perBucket: newPerBucket,
        rate: (hour) => badRate * (hour >= onsetHour ? ratio : 1),
        strata,
      }),
    },
    control: {
      release: '2.3.0',
      buckets: bucketsOf(chance, { hours, perBucket: oldPerBucket, rate: () => badRate, strata }),
    },
    options: {},
  };
}

/** Against previous releases whose rates differ by `spread` (standard deviation of the logarithm). */
export function againstHistory({
  hours = 72,
  ratio = 1,
  onsetHour = 0,
  badRate = 0.02,
  seed = 1,
  releases = 6,
  spread = 0.05,
  perBucket = 600,
  strata = ['web'],
}: Plan & { readonly releases?: number; readonly spread?: number; readonly perBucket?: number } = {}) {
  const chance = chanceOf(seed);
  const history = Array.from({ length: releases }, (_, index) => {
    const startMs = START_MS - (releases - index) * 5 * 24 * HOUR_MS;
    const level = Math.exp(spread * chance.normal());
    return {
      release: `2.${index}.0`,
      startedAtMs: startMs,
      buckets: bucketsOf(chance, { startMs, hours: 72, perBucket, rate: () => badRate * level, strata }),
    };
  });
  const level = Math.exp(spread * chance.normal());
  return {
    id: 'checkout',
    nowMs: START_MS + hours * HOUR_MS + 180_000,
    kpi: { id: 'error-rate', better: 'down' },
    bucketMs: BUCKET_MS,
    judged: {
      release: '2.9.0',
      startedAtMs: START_MS,
      buckets: bucketsOf(chance, {
        hours,
        perBucket,
        rate: (hour) => badRate * level * (hour >= onsetHour ? ratio : 1),
        strata,
      }),
    },
    history,
    options: {},
  };
}

export function verdictOf(input: unknown) {
  const outcome = judgeWatch(JSON.stringify(input));
  if (outcome.kind === 'fault') throw new Error(`${outcome.fault.path}: ${outcome.fault.message}`);
  return outcome.verdict;
}
