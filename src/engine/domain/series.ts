/**
 * Long series are typed columns: one row per bucket that has a sample. A bucket without a row is a gap, never zero.
 */

/** What splits traffic so that like is compared with like: platform, region, journey ... */
export type Stratum = Readonly<Record<string, string>>;

interface SeriesIdentity {
  /** The source's own spelling of the service and release; null where the source does not know one. */
  readonly serviceName: string | null;
  readonly releaseName: string | null;
  readonly stratum: Stratum;
  readonly bucketMs: number;
}

/** Counted outcomes: failed of all requests, crashed of all sessions, failed of all checks. */
export interface CountSeries extends SeriesIdentity {
  /** Start of each bucket, ascending, UTC epoch ms; the bucket covers [startMs, startMs + bucketMs). */
  readonly startMs: Float64Array;
  /** May be fractional where the source estimates (PromQL `increase`). bad <= total. */
  readonly bad: Float64Array;
  readonly total: Float64Array;
}

/** Durations in buckets. `counts` has `upperMs.length` numbers per row: observations per bucket, not cumulative. */
export interface HistogramSeries extends SeriesIdentity {
  readonly startMs: Float64Array;
  /** Upper limit of each bucket in ms, ascending; the last one may be Infinity. */
  readonly upperMs: Float64Array;
  readonly counts: Float64Array;
}

/** Sessions with the definition they were counted by: unequal definitions are never compared. */
export interface SessionSeries extends CountSeries {
  /** `total` sessions, `bad` crashed ones. */
  readonly definition: SessionDefinition;
}

export interface SessionDefinition {
  /** Name of the rule set, e.g. 'sentry-sdk'. */
  readonly id: string;
  /** A session ends after this long in the background; null = the source does not say. */
  readonly timeoutMs: number | null;
}
