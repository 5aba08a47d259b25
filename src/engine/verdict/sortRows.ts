import type { BucketColumns, TimeSpan } from './watchInput.ts';

export interface SortRequest {
  readonly buckets: BucketColumns;
  readonly bucketMs: number;
  readonly span: TimeSpan;
  readonly excluded: readonly TimeSpan[];
  /** Group index of each of the columns' own strata. */
  readonly groups: Uint32Array;
  readonly groupCount: number;
}

/** Rows inside the span, in order of time, then group. */
export interface SortedRows {
  readonly row: Uint32Array;
  /** Number of the bucket since the epoch. */
  readonly slot: Float64Array;
  readonly group: Uint32Array;
}

/**
 * Sorts by one composite number per row, because a typed array without a comparator sorts about ten times as fast; a
 * whole watch has ten thousand rows.
 */
export function sortRows({ buckets, bucketMs, span, excluded, groups, groupCount }: SortRequest): SortedRows {
  const { startMs, stratum } = buckets;
  const first = Math.floor(span.fromMs / bucketMs);
  const isInside = (start: number) => start >= span.fromMs && start + bucketMs <= span.toMs;
  let inside = 0;
  for (const start of startMs) if (isInside(start)) inside += 1;
  const keys = new Float64Array(inside);
  let count = 0;
  let sorted = true;
  for (let row = 0; row < startMs.length; row += 1) {
    const start = startMs[row] ?? 0;
    if (!isInside(start)) continue;
    if (excluded.some(({ fromMs, toMs }) => start < toMs && start + bucketMs > fromMs)) continue;
    const slot = Math.floor(start / bucketMs) - first;
    keys[count] = (slot * groupCount + (groups[stratum[row] ?? 0] ?? 0)) * startMs.length + row;
    if (count > 0 && (keys[count] ?? 0) < (keys[count - 1] ?? 0)) sorted = false;
    count += 1;
  }
  const kept = keys.subarray(0, count);
  if (!sorted) kept.sort();
  const result = {
    row: new Uint32Array(count),
    slot: new Float64Array(count),
    group: new Uint32Array(count),
  };
  for (let index = 0; index < count; index += 1) {
    const key = kept[index] ?? 0;
    const place = Math.floor(key / startMs.length);
    result.row[index] = key - place * startMs.length;
    result.slot[index] = Math.floor(place / groupCount) + first;
    result.group[index] = place % groupCount;
  }
  return result;
}

/** One numbering for the strata of several sets of columns. */
export function numberGroups(sets: readonly BucketColumns[]): {
  readonly groups: readonly Uint32Array[];
  readonly names: readonly string[];
} {
  const numbers = new Map<string, number>();
  const groups = sets.map(({ strata }) =>
    Uint32Array.from(strata, (name) => {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, numbers.size);
      return numbers.size - 1;
    }),
  );
  return { groups, names: [...numbers.keys()] };
}
