import { MINUTE_MS } from '../domain/time.ts';

/** Runs of one robot per bucket, in time order; a bucket without runs is left out or has `total` 0. */
export interface CheckBuckets {
  readonly bucketMs: number;
  readonly startMs: readonly number[];
  readonly failed: readonly number[];
  readonly total: readonly number[];
}

export interface CheckState {
  readonly state: 'passing' | 'failing' | 'silent';
  /** Since when, as far as the runs tell; null = from the first run on, or never run. */
  readonly sinceMs: number | null;
}

/** A bucket in which at least this share of the runs failed counts as failed. */
const FAILED_SHARE = 0.1;
const FAILED_IN_A_ROW = 2;
const PASSED_IN_A_ROW = 3;
const SILENT_AFTER_MS = 30 * MINUTE_MS;

/**
 * Where a check stands, with hysteresis: two failed buckets in a row to fail, three passed ones to pass again, so that a
 * robot which stumbles now and then does not come and go. Worked out from the runs alone: who looked when changes nothing.
 */
export function checkState(buckets: CheckBuckets, endMs: number): CheckState {
  let failing = false;
  let sinceMs: number | null = null;
  let against = 0;
  let againstMs = 0;
  let lastEndMs: number | null = null;
  buckets.startMs.forEach((startMs, row) => {
    const total = buckets.total[row] ?? 0;
    if (!(total > 0)) return;
    lastEndMs = startMs + buckets.bucketMs;
    const failed = (buckets.failed[row] ?? 0) >= total * FAILED_SHARE;
    if (failed === failing) {
      against = 0;
      return;
    }
    if (against === 0) againstMs = startMs;
    against += 1;
    if (against < (failing ? PASSED_IN_A_ROW : FAILED_IN_A_ROW)) return;
    failing = failed;
    sinceMs = againstMs;
    against = 0;
  });
  if (lastEndMs === null) return { state: 'silent', sinceMs: null };
  if (endMs - lastEndMs > SILENT_AFTER_MS) return { state: 'silent', sinceMs: lastEndMs };
  return { state: failing ? 'failing' : 'passing', sinceMs };
}
