import { DEFAULT_OPTIONS, type BucketColumns, type WatchInput } from '../../src/engine/verdict/watchInput.ts';
import type { Chance } from './random.ts';
import { burstNoise, columnsOf, simulateArm, type Arm } from './simulate.ts';

export type Noise =
  | { readonly kind: 'none' }
  | { readonly kind: 'burst'; readonly sd: number; readonly minutes: number }
  | { readonly kind: 'cluster'; readonly size: number };

/** Two versions that serve at once. The table's own setting is the default; rows change what they are about. */
export interface PairScenario {
  readonly perSecond: number;
  readonly badRate: number;
  readonly split: number;
  readonly ratio: number;
  readonly onsetHour: number;
  readonly hours: number;
  readonly bucketMs: number;
  readonly trafficSwing: number;
  readonly rateSwing: number;
  readonly noise: Noise;
  readonly incident: boolean;
  readonly calibrationDays: number;
  readonly tolerance: number;
  readonly phi: number | null;
}

export const TABLE_SETTING: PairScenario = {
  perSecond: 5,
  badRate: 0.01,
  split: 0.1,
  ratio: 1,
  onsetHour: 0,
  hours: 72,
  bucketMs: 300_000,
  trafficSwing: 0.6,
  rateSwing: 0.5,
  noise: { kind: 'none' },
  incident: false,
  calibrationDays: 0,
  tolerance: 0.1,
  phi: null,
};

export interface PairRun {
  readonly watch: WatchInput;
  readonly startMs: number;
  /** The same counts, step by step, for the rivals. */
  readonly judged: Arm;
  readonly control: Arm;
  readonly stepMs: number;
}

const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2031, 0, 6);

/** `stepMs`: resolution of the rivals; divides the bucket. The day's phase is drawn, too. */
export function runPair(chance: Chance, scenario: PairScenario, stepMs: number): PairRun {
  const startMs = FIRST_DAY_MS + Math.floor(chance.uniform() * 288) * 300_000;
  const steps = Math.round((scenario.hours * 3_600_000) / stepMs);
  const incident = scenario.incident ? incidentOf(chance, steps, stepMs) : null;
  const arm = (share: number, ratio: number): Arm =>
    oneArm(chance, { scenario, share, startMs, steps, stepMs, ratio, incident });
  const judged = arm(scenario.split, scenario.ratio);
  const control = arm(1 - scenario.split, 1);
  const { bucketMs, calibrationDays } = scenario;
  const before = calibrationDays * DAY_MS;
  const group = (share: number): BucketColumns => {
    const past = {
      scenario,
      share,
      startMs: startMs - before,
      steps: before / bucketMs,
      stepMs: bucketMs,
      ratio: 1,
      incident: null,
    };
    return columnsOf([{ stratum: 'all', arm: oneArm(chance, past) }], past.startMs, bucketMs);
  };
  const columns = (one: Arm) =>
    columnsOf([{ stratum: 'all', arm: gather(one, bucketMs / stepMs) }], startMs, bucketMs);
  return {
    watch: {
      id: 'bench',
      nowMs: startMs + scenario.hours * 3_600_000 + 180_000,
      kpi: { id: 'error-rate', better: 'down' },
      bucketMs,
      judged: { release: 'new', startedAtMs: startMs, buckets: columns(judged) },
      control: { release: 'old', buckets: columns(control) },
      history: null,
      calibration: calibrationDays > 0 ? { a: group(scenario.split), b: group(1 - scenario.split) } : null,
      options: { ...DEFAULT_OPTIONS, tolerance: scenario.tolerance, phi: scenario.phi },
    },
    startMs,
    judged,
    control,
    stepMs,
  };
}

interface ArmFacts {
  readonly scenario: PairScenario;
  readonly share: number;
  readonly startMs: number;
  readonly steps: number;
  readonly stepMs: number;
  readonly ratio: number;
  readonly incident: Float64Array | null;
}

function oneArm(chance: Chance, facts: ArmFacts): Arm {
  const { scenario, share, startMs, steps, stepMs, ratio, incident } = facts;
  const { noise, onsetHour } = scenario;
  const factors =
    noise.kind === 'burst'
      ? burstNoise(chance, { buckets: steps, sd: noise.sd, lengthBuckets: (noise.minutes * 60_000) / stepMs })
      : null;
  const onset = (onsetHour * 3_600_000) / stepMs;
  return simulateArm({
    chance,
    bucketMs: stepMs,
    buckets: steps,
    startMs,
    perSecond: scenario.perSecond * share,
    badRate: scenario.badRate,
    trafficSwing: scenario.trafficSwing,
    rateSwing: scenario.rateSwing,
    factor: (step) => (factors?.[step] ?? 1) * (incident?.[step] ?? 1) * (step >= onset ? ratio : 1),
    cluster: noise.kind === 'cluster' ? noise.size : 1,
  });
}

/** Both arms fail six times as often for 20 to 120 minutes, two or three times. */
function incidentOf(chance: Chance, steps: number, stepMs: number): Float64Array {
  const factors = new Float64Array(steps).fill(1);
  for (let left = 2 + Math.floor(chance.uniform() * 2); left > 0; left -= 1) {
    const from = Math.floor(chance.uniform() * steps);
    factors.fill(6, from, from + Math.round(((20 + 100 * chance.uniform()) * 60_000) / stepMs));
  }
  return factors;
}

function gather({ bad, total }: Arm, group: number): Arm {
  if (group === 1) return { bad, total };
  const length = Math.floor(bad.length / group);
  const sum = (values: Float64Array) =>
    Float64Array.from({ length }, (_, index) =>
      values.subarray(index * group, (index + 1) * group).reduce((all, value) => all + value, 0),
    );
  return { bad: sum(bad), total: sum(total) };
}

/** The protocol's spread of settings, one draw per run. */
export function drawSetting(chance: Chance, noisy: boolean): PairScenario {
  const between = (low: number, high: number) => low * (high / low) ** chance.uniform();
  const badRate = between(0.001, 0.05);
  const perSecond = Math.max(between(0.2, 50), 0.004 / badRate);
  const setting = { ...TABLE_SETTING, badRate, perSecond, split: between(0.05, 0.5) };
  return noisy ? { ...setting, noise: drawNoise(chance, setting) } : setting;
}

/**
 * Noise with a φ of 1 to 5 in blocks of 3 h: half the time clusters of failures, half the time bursts of 5 to 60 min, as
 * strong as this φ asks for. Where so few failures could only scatter so much by huge bursts, clusters it is.
 */
function drawNoise(chance: Chance, { badRate, perSecond, split }: PairScenario): Noise {
  const phi = 1 + 4 * chance.uniform();
  const minutes = 5 * 12 ** chance.uniform();
  const block = 180 / minutes;
  const kept = (2 / block) * (1 - (1 - Math.exp(-block)) / block);
  const information = perSecond * 10_800 * badRate * split * (1 - split);
  const sd = Math.sqrt((phi - 1) / (2 * kept * information));
  if (chance.uniform() < 0.5 || sd > 0.6) return { kind: 'cluster', size: (phi + 1) / 2 };
  return { kind: 'burst', sd, minutes };
}
