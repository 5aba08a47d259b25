/**
 * The acceptance table of the verdict, from simulation with seeds and scenarios that no default was chosen on, side by side
 * with the usual methods on the same counts. Rows 15 to 20 and 22 are those of bench/statistics.
 * Run: node bench/verdict.bench.ts (about half an hour); HOLDFAST_BENCH=quick takes a few minutes and asserts only that
 * nothing is far off; HOLDFAST_ROWS=1,2,9 picks rows.
 */
import { rows as statisticsRows } from './statistics/rows.ts';
import { delayRows } from './verdict/delayRows.ts';
import { falseAlarmRows } from './verdict/falseAlarmRows.ts';
import { fewReleaseRows, historyRows } from './verdict/historyRows.ts';
import { holdRows } from './verdict/holdRows.ts';
import { pollRows } from './verdict/pollRows.ts';
import { speedRows } from './verdict/speedRows.ts';
import { manyKpiRows, strataRows } from './verdict/strataRows.ts';
import type { BenchMode, VerdictRow } from './verdict/verdictRow.ts';

const mode: BenchMode = process.env['HOLDFAST_BENCH'] === 'quick' ? 'quick' : 'full';
const wanted = process.env['HOLDFAST_ROWS']?.split(',') ?? null;

const parts: readonly { readonly rows: readonly string[]; readonly work: () => readonly VerdictRow[] }[] = [
  { rows: ['1', '2', '3'], work: () => falseAlarmRows(mode) },
  { rows: ['4', '5', '6', '7'], work: () => delayRows(mode) },
  { rows: ['8'], work: () => holdRows(mode) },
  { rows: ['9', '10'], work: () => historyRows(mode) },
  { rows: ['9k', '10k'], work: () => fewReleaseRows(mode) },
  { rows: ['11', '12'], work: () => strataRows(mode) },
  { rows: ['13'], work: () => manyKpiRows(mode) },
  { rows: ['14'], work: () => pollRows(mode) },
  { rows: ['S'], work: () => speedRows() },
  {
    rows: ['15', '16', '17', '18', '19', '20', '22'],
    // Their own bench prints and judges them; here they complete the table.
    work: () => statisticsRows(mode).map((row) => ({ ...row, wild: false })),
  },
];

console.log(`mode ${mode}; value ± standard error; a rate passes up to one point over its goal\n`);
let short = 0;
let wild = 0;
for (const part of parts) {
  if (wanted !== null && !part.rows.some((row) => wanted.includes(row))) continue;
  const startedMs = performance.now();
  for (const row of part.work()) {
    if (!row.pass) short += 1;
    if (row.wild) wild += 1;
    print(row);
  }
  console.log(`      (${((performance.now() - startedMs) / 1000).toFixed(0)} s)`);
}
console.log(`\n${short} short of their goal, ${wild} far off.`);
if (wild > 0) process.exitCode = 1;

function print({ row, figure, goal, value, standardError, unit, naive, pass }: VerdictRow): void {
  const digits = unit === '%' || unit === 'ms' ? 1 : 2;
  const error = standardError > 0 ? ` ± ${standardError.toFixed(digits)}` : '';
  const verdict = pass ? 'pass ' : 'SHORT';
  console.log(
    `${row.padEnd(3)} ${verdict} ${`${value.toFixed(digits)}${error} ${unit}`.padEnd(18)} goal ${goal.padEnd(12)} ${figure}`,
  );
  if (naive !== undefined) console.log(`${' '.repeat(28)}beside: ${naive}`);
}
