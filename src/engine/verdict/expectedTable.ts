import type { HistoryBaseline } from './historyBaseline.ts';
import type { ExpectedTable } from './historyWatch.ts';
import { sortRows } from './sortRows.ts';
import { judgedSpan, type WatchInput } from './watchInput.ts';

/** Per bucket of the judged release: failures seen, and failures that the past's rates lead to expect at this traffic. */
export function expectedTable(watch: WatchInput, baseline: HistoryBaseline): ExpectedTable {
  const { buckets } = watch.judged;
  const groups = baseline.judgedGroups;
  const groupCount = Math.max(1, groups.length);
  const rows = sortRows({
    buckets,
    bucketMs: watch.bucketMs,
    span: judgedSpan(watch),
    excluded: watch.options.excluded,
    groups,
    groupCount,
  });
  const starts: number[] = [];
  const observed: number[] = [];
  const expected: number[] = [];
  const sums = { judgedTotal: 0, judgedBad: 0, strangerTotal: 0 };
  let lastJudgedMs: number | null = null;
  let slot = Number.NaN;
  for (let index = 0; index < rows.row.length; index += 1) {
    const row = rows.row[index] ?? 0;
    const group = rows.group[index] ?? 0;
    const startMs = buckets.startMs[row] ?? 0;
    const total = buckets.total[row] ?? 0;
    if (total === 0) continue;
    const bad = buckets.bad[row] ?? 0;
    sums.judgedTotal += total;
    sums.judgedBad += bad;
    lastJudgedMs = startMs;
    if (!baseline.knows(group)) {
      sums.strangerTotal += total;
      continue;
    }
    if (rows.slot[index] !== slot) {
      slot = rows.slot[index] ?? 0;
      starts.push(startMs);
      observed.push(0);
      expected.push(0);
    }
    const last = starts.length - 1;
    observed[last] = (observed[last] ?? 0) + bad;
    expected[last] = (expected[last] ?? 0) + total * baseline.rateOf(group, startMs);
  }
  return {
    lookStartMs: Float64Array.from(starts),
    observed: Float64Array.from(observed),
    expected: Float64Array.from(expected),
    looks: starts.length,
    ...sums,
    lastJudgedMs,
  };
}
