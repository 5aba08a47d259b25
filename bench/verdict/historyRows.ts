import { judge } from '../../src/engine/verdict/judge.ts';
import { DEFAULT_OPTIONS, type BucketColumns, type WatchInput } from '../../src/engine/verdict/watchInput.ts';
import { chanceOf, type Chance } from './random.ts';
import { burstNoise, columnsOf, simulateArm, type Arm } from './simulate.ts';
import { shareRow, sizesOf, type BenchMode, type VerdictRow } from './verdictRow.ts';

interface HistoryScenario {
  readonly perSecond: number;
  readonly badRate: number;
  readonly releases: number;
  /** Standard deviation of ln(rate) between releases. */
  readonly spread: number;
  /** Slow noise within a release: standard deviation and length in hours. */
  readonly noiseSd: number;
  readonly noiseHours: number;
  readonly ratio: number;
  readonly onsetHour: number;
  readonly tolerance: number;
  /** Hours until the judged release is taken back. */
  readonly hours: number;
}

const SETTING: HistoryScenario = {
  perSecond: 5,
  badRate: 0.01,
  releases: 6,
  spread: 0.15,
  noiseSd: 0.2,
  noiseHours: 4,
  ratio: 1,
  onsetHour: 0,
  tolerance: 0.1,
  hours: 72,
};
const BUCKETS = 864;
const BUCKET_MS = 300_000;
const START_MS = Date.UTC(2031, 4, 5);

interface HistoryRun {
  readonly watch: WatchInput;
  readonly judged: Arm;
  readonly previous: Arm;
}

function runHistory(chance: Chance, scenario: HistoryScenario): HistoryRun {
  const startMs = START_MS + Math.floor(chance.uniform() * 288) * BUCKET_MS;
  const arm = (fromMs: number, ratio: number): Arm => {
    const level = Math.exp(scenario.spread * chance.normal());
    const noise = burstNoise(chance, {
      buckets: BUCKETS,
      sd: scenario.noiseSd,
      lengthBuckets: scenario.noiseHours * 12,
    });
    return simulateArm({
      chance,
      bucketMs: BUCKET_MS,
      buckets: BUCKETS,
      startMs: fromMs,
      perSecond: scenario.perSecond,
      badRate: scenario.badRate,
      trafficSwing: 0.6,
      rateSwing: 0.5,
      factor: (bucket) => level * (noise[bucket] ?? 1) * (bucket >= scenario.onsetHour * 12 ? ratio : 1),
      cluster: 1,
    });
  };
  const columns = (one: Arm, fromMs: number): BucketColumns =>
    columnsOf([{ stratum: 'all', arm: one }], fromMs, BUCKET_MS);
  const past = Array.from({ length: scenario.releases }, (_, index) => {
    // Five days and some hours apart, so that the hours of the day differ.
    const startedAtMs = startMs - (scenario.releases - index) * 127 * 3_600_000;
    return { startedAtMs, arm: arm(startedAtMs, 1) };
  });
  const judged = arm(startMs, scenario.ratio);
  return {
    watch: {
      id: 'bench',
      nowMs: startMs + scenario.hours * 3_600_000 + 180_000,
      kpi: { id: 'error-rate', better: 'down' },
      bucketMs: BUCKET_MS,
      judged: { release: 'new', startedAtMs: startMs, buckets: columns(judged, startMs) },
      control: null,
      history: past.map(({ startedAtMs, arm: one }, index) => ({
        release: `old ${index}`,
        startedAtMs,
        buckets: columns(one, startedAtMs),
        regressed: false,
      })),
      calibration: null,
      options: { ...DEFAULT_OPTIONS, tolerance: scenario.tolerance, horizonHours: scenario.hours },
    },
    judged,
    previous: past.at(-1)?.arm ?? judged,
  };
}

/** z-test against the previous release's same phase, at each look and once at the end; twice its rate in one hour. */
function naiveAlarms({ watch, judged, previous }: HistoryRun) {
  const buckets = watch.options.horizonHours * 12;
  let found = false;
  let z = 0;
  let twice = false;
  const sums = { bad: 0, total: 0, oldBad: 0, oldTotal: 0 };
  const hour = { bad: 0, total: 0, oldBad: 0, oldTotal: 0 };
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    for (const each of [sums, hour]) {
      each.bad += judged.bad[bucket] ?? 0;
      each.total += judged.total[bucket] ?? 0;
      each.oldBad += previous.bad[bucket] ?? 0;
      each.oldTotal += previous.total[bucket] ?? 0;
    }
    const pooled = (sums.bad + sums.oldBad) / Math.max(1, sums.total + sums.oldTotal);
    const error = Math.sqrt(
      pooled * (1 - pooled) * (1 / Math.max(1, sums.total) + 1 / Math.max(1, sums.oldTotal)),
    );
    z = error > 0 ? (sums.bad / sums.total - sums.oldBad / sums.oldTotal) / error : 0;
    if (sums.bad + sums.oldBad >= 10 && z > 1.645) found = true;
    if (bucket % 12 === 11) {
      if (hour.bad >= 3 && hour.bad / hour.total > (2 * Math.max(1, hour.oldBad)) / hour.oldTotal)
        twice = true;
      Object.assign(hour, { bad: 0, total: 0, oldBad: 0, oldTotal: 0 });
    }
  }
  return { each: found, once: z > 1.645, twice };
}

interface Case {
  readonly row: string;
  readonly figure: string;
  readonly most?: number;
  readonly least?: number;
  readonly settingOf: (chance: Chance) => HistoryScenario;
}

const between = (chance: Chance, low: number, high: number) => low * (high / low) ** chance.uniform();

const QUIET = { spread: 0.05, noiseSd: 0.1 } as const;
const SHARP = { tolerance: 0 } as const;

/** The protocol's spread of settings, one draw per run. */
function drawn(chance: Chance, releases: () => number): HistoryScenario {
  const badRate = between(chance, 0.001, 0.05);
  return {
    ...SETTING,
    badRate,
    perSecond: Math.max(between(chance, 0.2, 50), 0.002 / badRate),
    releases: releases(),
    spread: between(chance, 0.03, 0.2),
    noiseSd: 0.2 * chance.uniform(),
    noiseHours: between(chance, 1, 6),
  };
}

const CASES: readonly Case[] = [
  {
    row: '9',
    figure: 'False alarm vs history, K 6, τ 0.05, δ 0',
    most: 5,
    settingOf: () => ({ ...SETTING, ...SHARP, ...QUIET }),
  },
  { row: '9', figure: 'τ 0.15, δ 0', most: 5, settingOf: () => ({ ...SETTING, ...SHARP }) },
  { row: '9', figure: 'τ 0.30, δ 0', most: 8, settingOf: () => ({ ...SETTING, ...SHARP, spread: 0.3 }) },
  { row: '9', figure: 'τ 0.15, K 3, δ 0', most: 5, settingOf: () => ({ ...SETTING, ...SHARP, releases: 3 }) },
  { row: '9', figure: 'τ 0.15, defaults', most: 5, settingOf: () => SETTING },
  { row: '9', figure: 'τ 0.30, defaults', most: 8, settingOf: () => ({ ...SETTING, spread: 0.3 }) },
  {
    row: '9',
    figure: 'τ 0.15, 0.2 req/s, defaults',
    most: 5,
    settingOf: () => ({ ...SETTING, perSecond: 0.2 }),
  },
  {
    row: '9',
    figure: 'defaults, varied: rate, traffic, K 3-12, τ 0.03-0.2, noise 1-6 h',
    most: 5,
    settingOf: (chance) => drawn(chance, () => 3 + Math.floor(chance.uniform() * 10)),
  },
  {
    row: '10',
    figure: 'Found vs history, ×1.5, τ 0.15, δ 0',
    least: 40,
    settingOf: () => ({ ...SETTING, ...SHARP, ratio: 1.5 }),
  },
  { row: '10', figure: '×2, τ 0.15, δ 0', least: 80, settingOf: () => ({ ...SETTING, ...SHARP, ratio: 2 }) },
  {
    row: '10',
    figure: '×1.5, τ 0.05, δ 0',
    least: 90,
    settingOf: () => ({ ...SETTING, ...SHARP, ...QUIET, ratio: 1.5 }),
  },
  {
    row: '10d',
    figure: 'the same with defaults (δ 10 %): ×1.5, τ 0.15',
    least: 40,
    settingOf: () => ({ ...SETTING, ratio: 1.5 }),
  },
  { row: '10d', figure: '×2, τ 0.15, defaults', least: 80, settingOf: () => ({ ...SETTING, ratio: 2 }) },
  {
    row: '10d',
    figure: '×1.5, τ 0.05, defaults',
    least: 90,
    settingOf: () => ({ ...SETTING, ...QUIET, ratio: 1.5 }),
  },
];

const FEW: readonly Case[] = [1, 2].flatMap((releases): Case[] => [
  {
    row: '9k',
    figure: `few releases: K ${releases}, τ 0.15, δ 0`,
    most: 5,
    settingOf: () => ({ ...SETTING, ...SHARP, releases }),
  },
  {
    row: '9k',
    figure: `K ${releases}, τ 0.30, defaults`,
    most: 8,
    settingOf: () => ({ ...SETTING, spread: 0.3, releases }),
  },
  {
    row: '9k',
    figure: `K ${releases}, taken back after 26 h, τ 0.15, defaults`,
    most: 5,
    settingOf: () => ({ ...SETTING, releases, hours: 26 }),
  },
  {
    row: '9k',
    figure: `K ${releases}, defaults, varied as above`,
    most: 5,
    settingOf: (chance) => drawn(chance, () => releases),
  },
  {
    row: '10k',
    figure: `K ${releases}, ×5, varied as above, found`,
    least: 90,
    settingOf: (chance) => ({ ...drawn(chance, () => releases), ratio: 5 }),
  },
]);

/** Rows 9 and 10. */
export function historyRows(mode: BenchMode): VerdictRow[] {
  return rowsOf(CASES, mode, 610_000_000);
}

/** Rows 9k and 10k: one or two earlier releases. */
export function fewReleaseRows(mode: BenchMode): VerdictRow[] {
  return rowsOf(FEW, mode, 620_000_000);
}

function rowsOf(cases: readonly Case[], mode: BenchMode, seed: number): VerdictRow[] {
  const sizes = sizesOf(mode);
  return cases.map(({ row, figure, most, least, settingOf }, place) => {
    const runs = row.startsWith('9') ? sizes.rate : sizes.delay;
    let alarms = 0;
    const naive = { each: 0, once: 0, twice: 0 };
    for (let run = 0; run < runs; run += 1) {
      const chance = chanceOf(seed + place * 1_000_003 + run);
      const one = runHistory(chance, settingOf(chance));
      if (judge(one.watch).state === 'regressed') alarms += 1;
      const found = naiveAlarms(one);
      if (found.each) naive.each += 1;
      if (found.once) naive.once += 1;
      if (found.twice) naive.twice += 1;
    }
    const percent = (count: number) => `${((100 * count) / runs).toFixed(0)} %`;
    return shareRow({
      row,
      figure,
      hits: alarms,
      runs,
      ...(most === undefined ? {} : { most }),
      ...(least === undefined ? {} : { least }),
      naive: `z vs previous release each look ${percent(naive.each)}, once ${percent(naive.once)}, twice its rate in an hour ${percent(naive.twice)}`,
    });
  });
}
