/** What one verdict is made of: bucketed counts of one KPI, and what to hold them against. */

export type BetterDirection = 'down' | 'up';

/** How sentences call what is counted as bad; failures where absent. */
export interface BadWords {
  /** 'error' */
  readonly one: string;
  /** 'errors' */
  readonly many: string;
  /** 'Fails', as in "Fails more often than 2.3.0". */
  readonly does: string;
}

export const FAILURES: BadWords = { one: 'error', many: 'errors', does: 'Fails' };

/** Rows in time order within each stratum. `bad` of `total` failed, whatever the KPI's better direction is. */
export interface BucketColumns {
  readonly startMs: Float64Array;
  /** Index into `strata`. */
  readonly stratum: Uint32Array;
  readonly bad: Float64Array;
  readonly total: Float64Array;
  readonly strata: readonly string[];
}

export interface ReleaseCounts {
  readonly release: string;
  readonly startedAtMs: number;
  readonly buckets: BucketColumns;
}

export interface HistoryRelease extends ReleaseCounts {
  /** Already judged regressed: no measure of what is normal. */
  readonly regressed: boolean;
}

export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface WatchOptions {
  /** False alarms per watch of a healthy release, at most. */
  readonly alpha: number;
  /** A rate ratio up to 1 + tolerance is no harm. */
  readonly tolerance: number;
  /** "Holding" means: proven to be less than 1 + okMargin times as bad. */
  readonly okMargin: number;
  readonly horizonHours: number;
  /** Minutes after the start that are left out: cold caches are no regression. Fixed in advance. */
  readonly warmUpMinutes: number;
  /** Windows that a person took out; both that and why are shown elsewhere. */
  readonly excluded: readonly TimeSpan[];
  /** Spread to use instead of measuring it; null = measure, or assume 2. */
  readonly phi: number | null;
}

export const DEFAULT_OPTIONS: WatchOptions = {
  alpha: 0.05,
  tolerance: 0.1,
  okMargin: 0.25,
  horizonHours: 72,
  warmUpMinutes: 0,
  excluded: [],
  phi: null,
};

export interface WatchInput {
  readonly id: string;
  readonly nowMs: number;
  readonly kpi: { readonly id: string; readonly better: BetterDirection; readonly words?: BadWords };
  readonly bucketMs: number;
  readonly judged: ReleaseCounts;
  /** The version that serves beside it; goes before history. */
  readonly control: { readonly release: string; readonly buckets: BucketColumns } | null;
  readonly history: readonly HistoryRelease[] | null;
  /** Two groups that both ran the old version before the release: measures the spread. */
  readonly calibration: { readonly a: BucketColumns; readonly b: BucketColumns } | null;
  readonly options: WatchOptions;
}

/** Buckets younger than this are still being filled. */
export const WATERMARK_MS = 180_000;

/** What may be judged: from the start (after the warm-up) to the horizon, and not younger than the watermark. */
export function judgedSpan(watch: WatchInput): TimeSpan {
  const { startedAtMs } = watch.judged;
  const { horizonHours, warmUpMinutes } = watch.options;
  return {
    fromMs: startedAtMs + warmUpMinutes * 60_000,
    toMs: Math.min(startedAtMs + horizonHours * 3_600_000, watch.nowMs - WATERMARK_MS),
  };
}
