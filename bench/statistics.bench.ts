/**
 * The classical part of the acceptance table: intervals, release steps, change points, anomaly notes, burn rate.
 * Run: node bench/statistics.bench.ts; HOLDFAST_BENCH=quick for a rough look within a minute.
 */
import { rows } from './statistics/rows.ts';

const mode = process.env['HOLDFAST_BENCH'] === 'quick' ? 'quick' : 'full';
const startedAtMs = performance.now();
const table = rows(mode);
console.log(`mode ${mode}, ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`);
if (!table.some(({ row }) => row === '19'))
  console.log('rows 19 and 20 skipped: no published series beside this checkout');
for (const { row, figure, goal, value, standardError, unit, naive, pass } of table) {
  const digits = unit === 'share' ? 3 : 1;
  const error = standardError > 0 ? ` ± ${standardError.toFixed(digits)}` : '';
  console.log(
    `${row.padEnd(3)} ${pass ? 'pass ' : 'SHORT'} ${(value.toFixed(digits) + error).padEnd(14)} ${unit.padEnd(7)} goal ${goal.padEnd(28)} ${figure}` +
      (naive === undefined ? '' : `\n${' '.repeat(25)}instead: ${naive}`),
  );
}
