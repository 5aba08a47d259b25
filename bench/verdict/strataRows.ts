import { judge } from '../../src/engine/verdict/judge.ts';
import { DEFAULT_OPTIONS, type WatchInput } from '../../src/engine/verdict/watchInput.ts';
import { shareAlpha } from '../../src/engine/statistics/combineEvidence.ts';
import { chanceOf, type Chance } from './random.ts';
import { rivalAlarms } from './rivals.ts';
import { columnsOf, simulateArm, type Arm } from './simulate.ts';
import { shareRow, sizesOf, type BenchMode, type VerdictRow } from './verdictRow.ts';

const BUCKETS = 864;
const BUCKET_MS = 300_000;
const START_MS = Date.UTC(2031, 7, 4, 15);
const PHI_ONE = { ...DEFAULT_OPTIONS, tolerance: 0, phi: 1 };

interface Mix {
  /** Share of mobile traffic in the new and in the old version; mobile fails four times as often. */
  readonly newMobile: number;
  readonly oldMobile: number;
  readonly ratio: number;
}

/** Old version 4.5, new one 0.5 requests per second; web fails in 0.6 %, mobile in 2.4 %. */
function mixedWatch(chance: Chance, { newMobile, oldMobile, ratio }: Mix) {
  const arm = (perSecond: number, badRate: number): Arm =>
    simulateArm({
      chance,
      bucketMs: BUCKET_MS,
      buckets: BUCKETS,
      startMs: START_MS,
      perSecond,
      badRate,
      trafficSwing: 0.6,
      rateSwing: 0.5,
      factor: () => 1,
      cluster: 1,
    });
  const side = (perSecond: number, mobile: number, factor: number) => [
    { stratum: 'web', arm: arm(perSecond * (1 - mobile), 0.006 * factor) },
    { stratum: 'mobile', arm: arm(perSecond * mobile, 0.024 * factor) },
  ];
  const judged = side(0.5, newMobile, ratio);
  const control = side(4.5, oldMobile, 1);
  const watch: WatchInput = {
    id: 'bench',
    nowMs: START_MS + 72 * 3_600_000 + 180_000,
    kpi: { id: 'error-rate', better: 'down' },
    bucketMs: BUCKET_MS,
    judged: { release: 'new', startedAtMs: START_MS, buckets: columnsOf(judged, START_MS, BUCKET_MS) },
    control: { release: 'old', buckets: columnsOf(control, START_MS, BUCKET_MS) },
    history: null,
    calibration: null,
    options: PHI_ONE,
  };
  return {
    watch,
    pooledNew: pool(judged.map((one) => one.arm)),
    pooledOld: pool(control.map((one) => one.arm)),
  };
}

function pool(arms: readonly Arm[]): Arm {
  const add = (pick: (arm: Arm) => Float64Array) =>
    Float64Array.from({ length: BUCKETS }, (_, bucket) =>
      arms.reduce((sum, arm) => sum + (pick(arm)[bucket] ?? 0), 0),
    );
  return { bad: add((arm) => arm.bad), total: add((arm) => arm.total) };
}

/** Rows 11 and 12: a shift between groups that is no change inside them, and one that masks a change. */
export function strataRows(mode: BenchMode): VerdictRow[] {
  const sizes = sizesOf(mode);
  return [
    {
      row: '11',
      figure: 'Simpson: mobile 20 → 40 %, no change inside, δ 0, φ 1',
      mix: { newMobile: 0.4, oldMobile: 0.2, ratio: 1 },
      goal: { most: 5 },
    },
    {
      row: '12',
      figure: 'Masked: mobile 20 → 8 %, ×1.25 inside, found, δ 0, φ 1 (thin: the masked case)',
      mix: { newMobile: 0.08, oldMobile: 0.2, ratio: 1.25 },
      goal: { least: 75 },
    },
    {
      row: '12',
      figure: 'Masked: mobile 20 → 8 %, ×2 inside, found, δ 0, φ 1',
      mix: { newMobile: 0.08, oldMobile: 0.2, ratio: 2 },
      goal: { least: 75 },
    },
  ].map(({ row, figure, mix, goal }, place) => {
    const runs = row === '11' ? sizes.rate : sizes.delay;
    let found = 0;
    let pooledZ = 0;
    let pooledE = 0;
    for (let run = 0; run < runs; run += 1) {
      const one = mixedWatch(chanceOf(710_000_000 + place * 1_000_003 + run), mix);
      if (judge(one.watch).state === 'regressed') found += 1;
      if (run >= 300) continue;
      if (rivalAlarms({ judged: one.pooledNew, control: one.pooledOld, stepMs: BUCKET_MS }).naive !== null)
        pooledZ += 1;
      const columns = (arm: Arm) => columnsOf([{ stratum: 'all', arm }], START_MS, BUCKET_MS);
      const pooled = judge({
        ...one.watch,
        judged: { ...one.watch.judged, buckets: columns(one.pooledNew) },
        control: { release: 'old', buckets: columns(one.pooledOld) },
      });
      if (pooled.state === 'regressed') pooledE += 1;
    }
    const share = (count: number) => `${((100 * count) / Math.min(300, runs)).toFixed(0)} %`;
    return shareRow({
      row,
      figure,
      hits: found,
      runs,
      ...goal,
      naive: `pooled z ${share(pooledZ)}, pooled e ${share(pooledE)}`,
    });
  });
}

/** Row 13: twelve KPIs that share half of their noise, any of them told regressed on a healthy release. */
export function manyKpiRows(mode: BenchMode): VerdictRow[] {
  const { delay: runs } = sizesOf(mode);
  const alphas = shareAlpha(
    0.05,
    Array.from({ length: 12 }, () => 1),
  );
  let weighted = 0;
  let uncorrected = 0;
  let naive = 0;
  for (let run = 0; run < runs; run += 1) {
    const chance = chanceOf(810_000_000 + run);
    const shared = { judged: kpiArm(chance, 0.25), control: kpiArm(chance, 2.25) };
    let any = { weighted: false, uncorrected: false, naive: false };
    for (const alpha of alphas) {
      const judged = pool([shared.judged, kpiArm(chance, 0.25)]);
      const control = pool([shared.control, kpiArm(chance, 2.25)]);
      const columns = (arm: Arm) => columnsOf([{ stratum: 'all', arm }], START_MS, BUCKET_MS);
      const watch: WatchInput = {
        id: 'bench',
        nowMs: START_MS + 72 * 3_600_000 + 180_000,
        kpi: { id: 'error-rate', better: 'down' },
        bucketMs: BUCKET_MS,
        judged: { release: 'new', startedAtMs: START_MS, buckets: columns(judged) },
        control: { release: 'old', buckets: columns(control) },
        history: null,
        calibration: null,
        options: { ...PHI_ONE, alpha },
      };
      const { maxLogE } = judge(watch);
      any = {
        weighted: any.weighted || maxLogE >= -Math.log(alpha),
        uncorrected: any.uncorrected || maxLogE >= Math.log(20),
        naive: any.naive || rivalAlarms({ judged, control, stepMs: BUCKET_MS }).naive !== null,
      };
    }
    if (any.weighted) weighted += 1;
    if (any.uncorrected) uncorrected += 1;
    if (any.naive) naive += 1;
  }
  return [
    shareRow({
      row: '13',
      figure: '12 correlated KPIs, any false alarm, α shared by weight, δ 0, φ 1',
      hits: weighted,
      runs,
      most: 5,
      naive: `z each look ${((100 * naive) / runs).toFixed(0)} %, e uncorrected ${((100 * uncorrected) / runs).toFixed(0)} %`,
    }),
  ];
}

function kpiArm(chance: Chance, perSecond: number): Arm {
  return simulateArm({
    chance,
    bucketMs: BUCKET_MS,
    buckets: BUCKETS,
    startMs: START_MS,
    perSecond,
    badRate: 0.01,
    trafficSwing: 0.6,
    rateSwing: 0.5,
    factor: () => 1,
    cluster: 1,
  });
}
