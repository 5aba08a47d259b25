import { DecodeFault, fieldsOf, kindOf, listOf } from './decodeFault.ts';
import type { BucketColumns } from './watchInput.ts';

/**
 * Buckets into columns, each count checked. Written by hand: a schema library takes longer for the ten thousand buckets of
 * one watch than judging it does.
 */
export function decodeBuckets(value: unknown, path: string, bucketMs: number): BucketColumns {
  const list = listOf(value, path);
  const columns = {
    startMs: new Float64Array(list.length),
    stratum: new Uint32Array(list.length),
    bad: new Float64Array(list.length),
    total: new Float64Array(list.length),
  };
  const strata: string[] = [];
  const numbers = new Map<string, number>();
  const lastStart: number[] = [];
  for (let row = 0; row < list.length; row += 1) {
    const bucket = list[row];
    if (typeof bucket !== 'object' || bucket === null) fieldsOf(bucket, `${path}[${row}]`);
    const { startMs, stratum, bad, total } = openBucket(bucket);
    if (typeof stratum !== 'string') fail(path, row, 'stratum', `must be a text, not ${kindOf(stratum)}`);
    if (typeof startMs !== 'number' || !(Math.abs(startMs) <= 8.64e15))
      fail(path, row, 'startMs', `must be a time in epoch milliseconds, not ${kindOf(startMs)}`);
    if (!isCount(total)) fail(path, row, 'total', countFault(total));
    if (!isCount(bad)) fail(path, row, 'bad', countFault(bad));
    if (bad > total) fail(path, row, 'bad', `is ${bad}, more than the total of ${total}`);
    let number = numbers.get(stratum);
    if (number === undefined) {
      number = strata.length;
      numbers.set(stratum, number);
      strata.push(stratum);
    } else {
      const last = lastStart[number] ?? Number.NEGATIVE_INFINITY;
      if (startMs < last)
        fail(path, row, 'startMs', `is before the bucket before it in stratum "${stratum}": sort by time`);
      if (startMs < last + bucketMs)
        fail(path, row, 'startMs', `overlaps the bucket before it in stratum "${stratum}"`);
    }
    lastStart[number] = startMs;
    columns.startMs[row] = startMs;
    columns.stratum[row] = number;
    columns.bad[row] = bad;
    columns.total[row] = total;
  }
  return { ...columns, strata };
}

interface OpenBucket {
  readonly startMs?: unknown;
  readonly stratum?: unknown;
  readonly bad?: unknown;
  readonly total?: unknown;
}

function openBucket(value: unknown): OpenBucket {
  return typeof value === 'object' && value !== null ? value : {};
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function countFault(value: unknown): string {
  if (typeof value === 'number' && value < 0) return `must not be negative (${value})`;
  if (typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value))
    return `must be a whole number, not ${value}: counts, not rates or scaled samples`;
  return `must be a whole number of at least 0, not ${kindOf(value)}`;
}

function fail(path: string, row: number, field: string, detail: string): never {
  throw new DecodeFault(`${path}[${row}].${field}`, detail);
}
