import { judge } from '../../src/engine/verdict/judge.ts';
import { runPair, TABLE_SETTING } from './pairScenario.ts';
import { chanceOf } from './random.ts';
import { shareRow, sizeRow, sizesOf, summarise, type BenchMode, type VerdictRow } from './verdictRow.ts';

/** Row 8: time to "no worse than +25 %" for a release without change, wrong "holding", and the forecast's honesty. */
export function holdRows(mode: BenchMode): VerdictRow[] {
  const { delay: runs, rate } = sizesOf(mode);
  const rows: VerdictRow[] = [];
  for (const [place, { split, most }] of [
    { split: 0.1, most: 8 },
    { split: 0.5, most: 4 },
  ].entries()) {
    for (const [kind, setting] of [
      { name: 'δ 0, φ 1', change: { tolerance: 0, phi: 1 } },
      { name: 'defaults, calibrated 7 days', change: { calibrationDays: 7 } },
    ].entries()) {
      const times: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        const scenario = { ...TABLE_SETTING, ...setting.change, split };
        const pair = runPair(
          chanceOf(510_000_000 + place * 100_003 + kind * 31_013 + run),
          scenario,
          300_000,
        );
        const { state, decidedAtMs } = judge(pair.watch);
        times.push(
          state === 'holding' && decidedAtMs !== null ? (decidedAtMs - pair.startMs) / 3_600_000 : 72,
        );
      }
      const { median, standardError } = summarise(times);
      rows.push(
        sizeRow({
          row: '8',
          figure: `Median hours to "no worse than +25 %", true ratio 1, ${split * 100} % split, ${setting.name}`,
          value: median,
          // Of a median: 1.25 times that of the mean, roughly.
          standardError: 1.25 * standardError,
          most,
          unit: 'h',
        }),
      );
    }
    rows.push(wrongHold(split, 520_000_000 + place * 100_003, rate));
  }
  rows.push(forecastRow(530_000_000, runs));
  return rows;
}

function wrongHold(split: number, seed: number, runs: number): VerdictRow {
  let wrong = 0;
  for (let run = 0; run < runs; run += 1) {
    const scenario = { ...TABLE_SETTING, tolerance: 0, phi: 1, split, ratio: 1.25 };
    // A tolerance that nothing exceeds: otherwise a regression told first would hide a wrong "holding".
    const pair = runPair(chanceOf(seed + run), scenario, 300_000);
    const { state } = judge({
      ...pair.watch,
      options: { ...pair.watch.options, tolerance: 10 },
    });
    if (state === 'holding') wrong += 1;
  }
  return shareRow({
    row: '8',
    figure: `Ever told "no worse than +25 %" at a true ratio of 1.25, ${split * 100} % split, δ 0, φ 1`,
    hits: wrong,
    runs,
    most: 5,
  });
}

/** "3 to 6 h": three of five healthy watches should be told within the range forecast after two hours. */
function forecastRow(seed: number, runs: number): VerdictRow {
  let inside = 0;
  let asked = 0;
  for (let run = 0; run < runs; run += 1) {
    const pair = runPair(
      chanceOf(seed + run),
      { ...TABLE_SETTING, trafficSwing: 0, rateSwing: 0, split: 0.3 },
      300_000,
    );
    const early = judge({ ...pair.watch, nowMs: pair.startMs + 2 * 3_600_000 + 180_000 });
    if (early.judgeableIn === null) continue;
    const { state, decidedAtMs } = judge(pair.watch);
    asked += 1;
    if (state !== 'holding' || decidedAtMs === null) continue;
    const hours = (decidedAtMs - pair.startMs) / 3_600_000 - 2;
    if (hours >= early.judgeableIn.lowHours && hours <= early.judgeableIn.highHours) inside += 1;
  }
  return shareRow({
    row: '8f',
    figure: 'Forecast after 2 h: told within the range (meant: three of five), 30 % split, steady',
    hits: inside,
    runs: Math.max(1, asked),
    least: 50,
  });
}
