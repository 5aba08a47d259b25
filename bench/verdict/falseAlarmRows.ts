import { judge } from '../../src/engine/verdict/judge.ts';
import { drawSetting, runPair, TABLE_SETTING, type PairScenario } from './pairScenario.ts';
import { chanceOf, type Chance } from './random.ts';
import { kayentaAlarm, rivalAlarms } from './rivals.ts';
import { shareRow, sizesOf, type BenchMode, type VerdictRow } from './verdictRow.ts';

interface Case {
  readonly row: string;
  readonly figure: string;
  readonly most: number;
  readonly settingOf: (chance: Chance) => PairScenario;
}

const PLAIN = { tolerance: 0, phi: 1 } as const;
/** Not the noise that the factor in φ was chosen on (that was sd 0.3, 16 min). */
const BURSTY = { noise: { kind: 'burst', sd: 0.25, minutes: 25 } } as const;

const CASES: readonly Case[] = [
  {
    row: '1',
    figure: 'False alarms, canary 10 %, Poisson, δ 0, φ 1',
    most: 5,
    settingOf: () => ({ ...TABLE_SETTING, ...PLAIN }),
  },
  {
    row: '1',
    figure: 'the same, varied: rate, traffic, split',
    most: 5,
    settingOf: (chance) => ({ ...drawSetting(chance, false), ...PLAIN }),
  },
  {
    row: '2',
    figure: 'False alarms, defaults, Poisson, calibrated',
    most: 2,
    settingOf: () => ({ ...TABLE_SETTING, calibrationDays: 7 }),
  },
  {
    row: '2',
    figure: 'defaults, bursts sd 0.25 of 25 min, 10 % split, calibrated 7 days',
    most: 4,
    settingOf: () => ({ ...TABLE_SETTING, ...BURSTY, calibrationDays: 7 }),
  },
  {
    row: '2',
    figure: 'defaults, the same, 50 % split',
    most: 4,
    settingOf: () => ({ ...TABLE_SETTING, ...BURSTY, split: 0.5, calibrationDays: 7 }),
  },
  {
    row: '2',
    figure: 'defaults, varied: φ 1-5, bursts 5-60 min or clusters, calibrated 5 days',
    most: 4,
    settingOf: (chance) => ({ ...drawSetting(chance, true), calibrationDays: 5 }),
  },
  {
    row: '2u',
    figure: 'uncalibrated (φ 2 assumed): Poisson, varied',
    most: 2,
    settingOf: (chance) => drawSetting(chance, false),
  },
  {
    row: '2u',
    figure: 'uncalibrated (φ 2 assumed): varied noise, φ 1-5',
    most: 5,
    settingOf: (chance) => drawSetting(chance, true),
  },
  {
    row: '2δ',
    figure: 'bursts as above, 10 % split, δ 0, calibrated 7 days (no goal: the honest limit)',
    most: 7,
    settingOf: () => ({ ...TABLE_SETTING, ...BURSTY, tolerance: 0, calibrationDays: 7 }),
  },
  {
    row: '3',
    figure: 'Shared incidents hit both arms, δ 0, φ 1',
    most: 5,
    settingOf: () => ({ ...TABLE_SETTING, ...PLAIN, incident: true }),
  },
  {
    row: '3',
    figure: 'the same, 30 % split, defaults, φ assumed',
    most: 5,
    settingOf: () => ({ ...TABLE_SETTING, incident: true, split: 0.3 }),
  },
];

/** Rows 1 to 3: healthy releases that are told regressed within 72 h, and how often they show "watch". */
export function falseAlarmRows(mode: BenchMode): VerdictRow[] {
  const { rate: runs, rival } = sizesOf(mode);
  return CASES.flatMap(({ row, figure, most, settingOf }, place) => {
    let alarms = 0;
    let shown = 0;
    let looks = 0;
    let ever = 0;
    const rivals = { naive: 0, obrienFleming: 0, msprt: 0, kayenta: 0, runs: 0 };
    for (let run = 0; run < runs; run += 1) {
      const chance = chanceOf(310_000_000 + place * 1_000_003 + run);
      const slow = run < rival;
      const pair = runPair(chance, settingOf(chance), slow ? 60_000 : TABLE_SETTING.bucketMs);
      const { state, maxLogE } = judge(pair.watch);
      if (state === 'regressed') alarms += 1;
      if (maxLogE >= Math.log(10)) ever += 1;
      if (place === 3 && run % 10 === 0) {
        for (let hour = 6; hour <= 72; hour += 6) {
          looks += 1;
          if (judge({ ...pair.watch, nowMs: pair.startMs + hour * 3_600_000 }).state === 'watch') shown += 1;
        }
      }
      if (!slow) continue;
      const found = rivalAlarms(pair);
      rivals.runs += 1;
      if (found.naive !== null) rivals.naive += 1;
      if (found.obrienFleming !== null) rivals.obrienFleming += 1;
      if (found.msprt !== null) rivals.msprt += 1;
      if (kayentaAlarm(pair) !== null) rivals.kayenta += 1;
    }
    const percent = (count: number) => `${((100 * count) / rivals.runs).toFixed(0)} %`;
    const naive = `z each look ${percent(rivals.naive)}, O'Brien-Fleming ${percent(rivals.obrienFleming)}, mSPRT ${percent(rivals.msprt)}, Kayenta rule ${percent(rivals.kayenta)}`;
    const rows = [shareRow({ row, figure, hits: alarms, runs, most, naive })];
    if (looks === 0) return rows;
    return [
      ...rows,
      shareRow({
        row: '2w',
        figure: '"watch" or worse ever shown within 72 h, healthy, the same',
        hits: ever,
        runs,
        most: 10,
      }),
      shareRow({
        row: '2w',
        figure: '"watch" shown at a look, healthy, the same',
        hits: shown,
        runs: looks,
        most: 2,
      }),
    ];
  });
}
