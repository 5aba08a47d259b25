import type { ControlCounts } from './frameBesideControl.ts';
import type { BucketColumns, WatchInput } from './watchInput.ts';

/**
 * Tells whether anything that was judged up to `toMs` reads differently now: settings, and counts by bucket and stratum.
 * Sums with weights that differ from bucket to bucket, so that a failure moved to another bucket shows. Null where one
 * side's buckets stand askew to the other's: a pair may then be half known, and the watch is replayed each time.
 */
export function fingerprintOf(watch: WatchInput, control: ControlCounts, toMs: number): string | null {
  const { judged, bucketMs, options, kpi } = watch;
  const zeroMs = judged.buckets.startMs[0] ?? 0;
  const sides = [judged.buckets, control.buckets].map((side) => sumsOf(side, { bucketMs, toMs, zeroMs }));
  if (sides.includes(null)) return null;
  return JSON.stringify([
    kpi.id,
    judged.release,
    judged.startedAtMs,
    control.release,
    bucketMs,
    options,
    sides,
  ]);
}

interface Cut {
  readonly bucketMs: number;
  readonly toMs: number;
  readonly zeroMs: number;
}

function sumsOf({ startMs, stratum, bad, total, strata }: BucketColumns, { bucketMs, toMs, zeroMs }: Cut) {
  let rows = 0;
  let badSum = 0;
  let totalSum = 0;
  for (let row = 0; row < startMs.length; row += 1) {
    const start = startMs[row] ?? 0;
    if (start + bucketMs > toMs) continue;
    const bucket = (start - zeroMs) / bucketMs;
    if (bucket !== Math.floor(bucket)) return null;
    // A prime keeps the weights of neighbouring buckets and strata apart.
    const weight = bucket + 1009 * ((stratum[row] ?? 0) + 1);
    rows += 1;
    badSum += (bad[row] ?? 0) * weight;
    totalSum += (total[row] ?? 0) * weight;
  }
  return [strata.join('\n'), rows, badSum, totalSum];
}
