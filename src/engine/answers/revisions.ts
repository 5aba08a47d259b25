import type { WatchInput } from '../verdict/watchInput.ts';

/**
 * Remembers what each verdict was made from, so that late data which change a bucket already judged can be pointed out.
 * Lives as long as the engine: a fresh page has nothing to compare with and calls nothing revised.
 */
export interface Revisions {
  /** `subject`: the release, and where it runs. */
  isRevised(subject: string, watches: readonly Watched[]): boolean;
}

/** A watch with how far it was judged. */
interface Watched {
  readonly watch: WatchInput | null;
  /** What is counted, in words: another limit for "slow" is no revision. */
  readonly counted: string;
  readonly verdict: { readonly judgedToMs: number | null };
}

interface Judged {
  readonly toMs: number;
  readonly bucketMs: number;
  readonly bad: number;
  readonly total: number;
}

export function createRevisions(): Revisions {
  const seen = new Map<string, Judged>();
  const revised = new Set<string>();
  return {
    isRevised(subject, watches) {
      for (const { watch, counted, verdict } of watches) {
        if (watch === null || verdict.judgedToMs === null) continue;
        const key = `${subject} ${watch.kpi.id} ${counted}`;
        const before = seen.get(key);
        const sameBuckets = before?.bucketMs === watch.bucketMs;
        if (before !== undefined && sameBuckets && changed(before, sumTo(watch, before.toMs)))
          revised.add(subject);
        const now = sumTo(watch, verdict.judgedToMs);
        seen.set(key, { ...now, toMs: verdict.judgedToMs, bucketMs: watch.bucketMs });
      }
      return revised.has(subject);
    },
  };
}

function sumTo(watch: WatchInput, toMs: number): { bad: number; total: number } {
  const { startMs, bad, total } = watch.judged.buckets;
  const sum = { bad: 0, total: 0 };
  startMs.forEach((atMs, row) => {
    if (atMs + watch.bucketMs > toMs) return;
    sum.bad += bad[row] ?? 0;
    sum.total += total[row] ?? 0;
  });
  return sum;
}

/** A count more or less is the rounding of estimates; a real revision moves more. */
function changed(before: Judged, now: { bad: number; total: number }): boolean {
  return (
    Math.abs(now.bad - before.bad) > 1 ||
    Math.abs(now.total - before.total) > Math.max(2, before.total * 1e-4)
  );
}
