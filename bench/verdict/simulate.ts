import type { BucketColumns } from '../../src/engine/verdict/watchInput.ts';
import type { Chance } from './random.ts';

/** One arm's failures and traffic, bucket by bucket, before it becomes columns. */
export interface ArmRequest {
  readonly chance: Chance;
  readonly bucketMs: number;
  readonly buckets: number;
  readonly startMs: number;
  /** Requests per second at this bucket, before the day's rhythm. */
  readonly perSecond: number;
  readonly badRate: number;
  /** Amplitude of the day in traffic and in rate, 0 to 1. */
  readonly trafficSwing: number;
  readonly rateSwing: number;
  /** Multiplies the rate: the true effect, noise, incidents. */
  readonly factor: (bucket: number) => number;
  /** Mean number of failures that come at once; 1 = independent. Geometric. */
  readonly cluster: number;
  readonly stratum?: string;
}

export interface Arm {
  readonly bad: Float64Array;
  readonly total: Float64Array;
}

const DAY_MS = 86_400_000;

export function simulateArm(request: ArmRequest): Arm {
  const { chance, bucketMs, buckets, startMs, perSecond, badRate, factor, cluster } = request;
  const bad = new Float64Array(buckets);
  const total = new Float64Array(buckets);
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const phase = (2 * Math.PI * (startMs + bucket * bucketMs)) / DAY_MS;
    const traffic = (perSecond * bucketMs * (1 + request.trafficSwing * Math.sin(phase))) / 1000;
    const rate = Math.min(0.9, badRate * (1 + request.rateSwing * Math.sin(phase + 1)) * factor(bucket));
    const failures = clustered(chance, traffic * rate, cluster);
    bad[bucket] = failures;
    total[bucket] = failures + chance.poisson(traffic * (1 - rate));
  }
  return { bad, total };
}

/** Poisson many clusters of geometric size: variance over mean is 2·cluster − 1. */
function clustered(chance: Chance, mean: number, cluster: number): number {
  if (cluster <= 1) return chance.poisson(mean);
  let sum = 0;
  const stop = Math.log(1 - 1 / cluster);
  for (let left = chance.poisson(mean / cluster); left > 0; left -= 1)
    sum += 1 + Math.floor(Math.log(chance.uniform()) / stop);
  return sum;
}

/** AR(1) log-noise of standard deviation `sd`, correlation e^(−t/length); mean of the factor 1. */
export function burstNoise(
  chance: Chance,
  {
    buckets,
    sd,
    lengthBuckets,
  }: { readonly buckets: number; readonly sd: number; readonly lengthBuckets: number },
): Float64Array {
  const keep = Math.exp(-1 / lengthBuckets);
  const fresh = Math.sqrt(1 - keep * keep);
  const factors = new Float64Array(buckets);
  let level = chance.normal();
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    factors[bucket] = Math.exp(sd * level - (sd * sd) / 2);
    level = keep * level + fresh * chance.normal();
  }
  return factors;
}

export interface Labelled {
  readonly arm: Arm;
  readonly stratum: string;
}

/** Arms of several strata, one bucket after the other. */
export function columnsOf(arms: readonly Labelled[], startMs: number, bucketMs: number): BucketColumns {
  const buckets = arms[0]?.arm.bad.length ?? 0;
  const rows = buckets * arms.length;
  const columns = {
    startMs: new Float64Array(rows),
    stratum: new Uint32Array(rows),
    bad: new Float64Array(rows),
    total: new Float64Array(rows),
    strata: arms.map(({ stratum }) => stratum),
  };
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    arms.forEach(({ arm }, index) => {
      const row = bucket * arms.length + index;
      columns.startMs[row] = startMs + bucket * bucketMs;
      columns.stratum[row] = index;
      columns.bad[row] = arm.bad[bucket] ?? 0;
      columns.total[row] = arm.total[bucket] ?? 0;
    });
  }
  return columns;
}
