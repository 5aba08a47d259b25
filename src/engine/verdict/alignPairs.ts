import type { PairColumns, PairRows } from '../statistics/eProcess.ts';
import { numberGroups, sortRows } from './sortRows.ts';
import type { BucketColumns, TimeSpan } from './watchInput.ts';

/** Both versions side by side: one row per bucket and group in which both have data. */
export interface PairTable {
  readonly columns: PairColumns;
  /** Start of each row's bucket. */
  readonly rowStartMs: Float64Array;
  /** Per look (a bucket with rows): its start, and where its rows begin; one entry more than looks. */
  readonly lookStartMs: Float64Array;
  readonly lookFrom: Uint32Array;
  readonly looks: number;
  /** The judged side's traffic and failures, whether they have a partner or not. */
  readonly judgedTotal: number;
  readonly judgedBad: number;
  /** Last bucket start with traffic on either side; null = none. */
  readonly lastJudgedMs: number | null;
  readonly lastOtherMs: number | null;
}

export interface PairRequest {
  readonly judged: BucketColumns;
  readonly other: BucketColumns;
  readonly bucketMs: number;
  readonly span: TimeSpan;
  readonly excluded: readonly TimeSpan[];
}

export function alignPairs({ judged, other, bucketMs, span, excluded }: PairRequest): PairTable {
  const { groups, names } = numberGroups([judged, other]);
  const groupCount = Math.max(1, names.length);
  const ask = { bucketMs, span, excluded, groupCount };
  const left = sortRows({ ...ask, buckets: judged, groups: groups[0] ?? new Uint32Array() });
  const right = sortRows({ ...ask, buckets: other, groups: groups[1] ?? new Uint32Array() });
  const most = Math.min(left.row.length, right.row.length);
  const columns = {
    newBad: new Float64Array(most),
    newTotal: new Float64Array(most),
    oldBad: new Float64Array(most),
    oldTotal: new Float64Array(most),
  };
  const slots = new Float64Array(most);
  const starts = new Float64Array(most);
  let rows = 0;
  let b = 0;
  for (let a = 0; a < left.row.length; a += 1) {
    const slot = left.slot[a] ?? 0;
    const group = left.group[a] ?? 0;
    while (b < right.row.length && before(right.slot[b], right.group[b], slot, group)) b += 1;
    if (right.slot[b] !== slot || right.group[b] !== group) continue;
    const from = left.row[a] ?? 0;
    const to = right.row[b] ?? 0;
    columns.newBad[rows] = judged.bad[from] ?? 0;
    columns.newTotal[rows] = judged.total[from] ?? 0;
    columns.oldBad[rows] = other.bad[to] ?? 0;
    columns.oldTotal[rows] = other.total[to] ?? 0;
    slots[rows] = slot;
    starts[rows] = judged.startMs[from] ?? 0;
    rows += 1;
  }
  return {
    ...cut({ columns, slots, starts, rows }),
    ...sumsOf(judged, left.row),
    lastJudgedMs: lastWithTraffic(judged, left.row),
    lastOtherMs: lastWithTraffic(other, right.row),
  };
}

export function rowsOfLook(table: PairTable, look: number): PairRows {
  return { columns: table.columns, from: table.lookFrom[look] ?? 0, to: table.lookFrom[look + 1] ?? 0 };
}

function before(slotA: number | undefined, groupA: number | undefined, slot: number, group: number): boolean {
  const at = slotA ?? 0;
  return at < slot || (at === slot && (groupA ?? 0) < group);
}

interface Filled {
  readonly columns: PairColumns;
  readonly slots: Float64Array;
  readonly starts: Float64Array;
  readonly rows: number;
}

function cut({ columns, slots, starts, rows }: Filled) {
  const firstRows: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    if (row === 0 || slots[row] !== slots[row - 1]) firstRows.push(row);
  }
  return {
    columns: {
      newBad: columns.newBad.subarray(0, rows),
      newTotal: columns.newTotal.subarray(0, rows),
      oldBad: columns.oldBad.subarray(0, rows),
      oldTotal: columns.oldTotal.subarray(0, rows),
    },
    rowStartMs: starts.subarray(0, rows),
    lookStartMs: Float64Array.from(firstRows, (row) => starts[row] ?? 0),
    lookFrom: Uint32Array.from([...firstRows, rows]),
    looks: firstRows.length,
  };
}

function sumsOf(judged: BucketColumns, rows: Uint32Array) {
  let judgedTotal = 0;
  let judgedBad = 0;
  for (const row of rows) {
    judgedTotal += judged.total[row] ?? 0;
    judgedBad += judged.bad[row] ?? 0;
  }
  return { judgedTotal, judgedBad };
}

function lastWithTraffic(buckets: BucketColumns, rows: Uint32Array): number | null {
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index] ?? 0;
    if ((buckets.total[row] ?? 0) > 0) return buckets.startMs[row] ?? null;
  }
  return null;
}
