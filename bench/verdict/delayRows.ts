import { judge } from '../../src/engine/verdict/judge.ts';
import { gainPerFailure } from '../../src/engine/verdict/forecast.ts';
import { runPair, TABLE_SETTING, type PairScenario } from './pairScenario.ts';
import { chanceOf } from './random.ts';
import { kayentaAlarm, rivalAlarms } from './rivals.ts';
import { shareRow, sizeRow, sizesOf, summarise, type BenchMode, type VerdictRow } from './verdictRow.ts';

const PLAIN = { tolerance: 0, phi: 1 } as const;
const STEADY = { trafficSwing: 0, rateSwing: 0 } as const;

interface Delays {
  readonly ours: readonly number[];
  readonly found: number;
  readonly runs: number;
  readonly rivals: {
    readonly obf: readonly number[];
    readonly msprt: readonly number[];
    readonly kayenta: readonly number[];
  };
}

/** Hours from onset to the verdict; runs without one are not in the list. Alarms before the onset are false, left out. */
function delays(scenario: PairScenario, seed: number, runs: number, kayentaRuns: number): Delays {
  const ours: number[] = [];
  const rivals = { obf: new Array<number>(), msprt: new Array<number>(), kayenta: new Array<number>() };
  const since = (list: number[], hours: number | null) => {
    if (hours !== null && hours > scenario.onsetHour) list.push(hours - scenario.onsetHour);
  };
  for (let run = 0; run < runs; run += 1) {
    const chance = chanceOf(seed + run);
    const stepMs = run < kayentaRuns ? 60_000 : scenario.bucketMs;
    const pair = runPair(chance, scenario, Math.min(stepMs, scenario.bucketMs));
    const { state, decidedAtMs } = judge(pair.watch);
    if (state === 'regressed' && decidedAtMs !== null) since(ours, (decidedAtMs - pair.startMs) / 3_600_000);
    if (run < kayentaRuns && pair.stepMs === 60_000) since(rivals.kayenta, kayentaAlarm(pair));
    if (run < 200) {
      const found = rivalAlarms(pair);
      since(rivals.obf, found.obrienFleming);
      since(rivals.msprt, found.msprt);
    }
  }
  return { ours, found: ours.length, runs, rivals };
}

/** ln(1/α) / KL per hour: no sequential test at α 5 % can be faster on average. */
function boundHours({ perSecond, badRate, split, ratio }: PairScenario): number {
  const perHour = perSecond * 3600 * badRate * (1 - split + split * ratio);
  return Math.log(20) / (perHour * gainPerFailure(split, ratio, 1));
}

function text(name: string, values: readonly number[], unit: number): string {
  return values.length === 0 ? `${name} none` : `${name} ${(summarise(values).mean / unit).toFixed(2)}`;
}

/** Mean delay of the rule at ×1.5 and ×2 in the table of goals. Ours is quicker there and cries wolf far more often. */
const PUBLISHED_KAYENTA_HOURS = [6.4, 2.7] as const;

function falseAlarmsOfKayenta(runs: number): string {
  let alarms = 0;
  for (let run = 0; run < runs; run += 1) {
    const pair = runPair(chanceOf(445_000_000 + run), { ...TABLE_SETTING, ...PLAIN, split: 0.5 }, 60_000);
    if (kayentaAlarm(pair) !== null) alarms += 1;
  }
  return `${((100 * alarms) / runs).toFixed(0)} %`;
}

/** Rows 4 to 7. */
export function delayRows(mode: BenchMode): VerdictRow[] {
  const sizes = sizesOf(mode);
  const rows: VerdictRow[] = [];
  for (const [place, ratio] of [1.5, 2, 3].entries()) {
    for (const onsetHour of [0, 24]) {
      const base = { ...TABLE_SETTING, ...PLAIN, ...STEADY, ratio, onsetHour, bucketMs: 30_000 };
      const bound = boundHours(base);
      const hours = onsetHour + Math.ceil(14 * bound);
      const found = delays(
        { ...base, hours: Math.min(72, hours) },
        420_000_000 + place * 50_021 + onsetHour,
        sizes.delay,
        0,
      );
      const { mean, standardError } = summarise(found.ours);
      rows.push(
        sizeRow({
          row: onsetHour === 0 ? '4' : '5',
          figure: `Mean delay ÷ ${bound.toFixed(2)} h, onset at ${onsetHour} h, ×${ratio}, δ 0, φ 1 (found ${found.found} of ${found.runs})`,
          value: mean / bound,
          standardError: standardError / bound,
          most: onsetHour === 0 ? 1.8 : 3.3,
          unit: 'times',
          naive: `${text('mSPRT', found.rivals.msprt, bound)}, ${text("O'Brien-Fleming", found.rivals.obf, bound)}`,
        }),
      );
    }
  }
  for (const [place, { split, ratio, most }] of [
    { split: 0.1, ratio: 1.5, most: 8 },
    { split: 0.1, ratio: 2, most: 2.3 },
    { split: 0.5, ratio: 1.5, most: 3.5 },
    { split: 0.5, ratio: 2, most: 0.8 },
  ].entries()) {
    const scenario = { ...TABLE_SETTING, split, ratio, bucketMs: 60_000, calibrationDays: 7 };
    const found = delays(
      scenario,
      430_000_000 + place * 50_021,
      sizes.delay,
      split === 0.5 ? sizes.rival : 0,
    );
    const { mean, standardError } = summarise(found.ours);
    const uncalibrated = delays(
      { ...scenario, calibrationDays: 0 },
      435_000_000 + place * 50_021,
      sizes.rival,
      0,
    );
    rows.push(
      sizeRow({
        row: '4b',
        figure: `Mean delay, defaults, calibrated 7 days, ×${ratio}, ${split * 100} % split (found ${found.found} of ${found.runs})`,
        value: mean,
        standardError,
        most,
        unit: 'h',
        naive: `${text('uncalibrated', uncalibrated.ours, 1)}${split === 0.5 ? `, ${text('Kayenta rule', found.rivals.kayenta, 1)}` : ''} h`,
      }),
    );
  }
  const kayentaFalse = falseAlarmsOfKayenta(sizes.rival);
  for (const [place, ratio] of [1.5, 2].entries()) {
    const found = delays(
      { ...TABLE_SETTING, ...PLAIN, split: 0.5, ratio, bucketMs: 60_000 },
      440_000_000 + place * 50_021,
      sizes.rival,
      sizes.rival,
    );
    const ours = summarise(found.ours);
    const kayenta = summarise(found.rivals.kayenta);
    const most = PUBLISHED_KAYENTA_HOURS[place] ?? Number.NaN;
    rows.push(
      sizeRow({
        row: '6',
        figure: `Mean delay, 50 % split, ×${ratio}, δ 0, φ 1, against a third of ${most} h (the rule's figure beside the goals)`,
        value: ours.mean,
        standardError: ours.standardError,
        most: Number((most / 3).toFixed(2)),
        unit: 'h',
        naive: `Kayenta rule ${kayenta.mean.toFixed(2)} h as built here, which alarms in ${kayentaFalse} of healthy watches of this setting`,
      }),
    );
  }
  for (const [place, { split, ratio, least }] of [
    { split: 0.1, ratio: 1.1, least: 60 },
    { split: 0.5, ratio: 1.05, least: 35 },
    { split: 0.1, ratio: 1.25, least: 99 },
  ].entries()) {
    const found = delays(
      { ...TABLE_SETTING, ...PLAIN, split, ratio },
      450_000_000 + place * 50_021,
      sizes.delay,
      0,
    );
    const share = (count: number) => `${((100 * count) / Math.min(200, found.runs)).toFixed(0)} %`;
    rows.push(
      shareRow({
        row: '7',
        figure: `Found within 72 h, ×${ratio}, ${split * 100} % split, δ 0, φ 1`,
        hits: found.found,
        runs: found.runs,
        least,
        naive: `mSPRT ${share(found.rivals.msprt.length)}, O'Brien-Fleming ${share(found.rivals.obf.length)}`,
      }),
    );
  }
  return rows;
}
