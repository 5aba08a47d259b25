import type { Dated } from '../domain/freshness.ts';
import type { KpiId } from '../domain/reading.ts';
import type { ReleaseId } from '../domain/release.ts';
import type { TimeWindow } from '../domain/time.ts';
import type { VerdictState, WatchLook, WatchVerdict } from '../verdict/watchVerdict.ts';

/** `stale`: the data are too old to judge by; a verdict is withdrawn, never kept green. */
export type ReleaseState = VerdictState | 'stale';

/** The verdict on one release: the worst of its judged KPIs, and why. */
export interface ReleaseVerdict {
  readonly state: ReleaseState;
  /** One plain sentence for a product manager. */
  readonly reason: string;
  /** End of the bucket at which the state was reached; null for states that are not reached once and for all. */
  readonly decidedAtMs: number | null;
  /** Each judged KPI, worst first. */
  readonly kpis: readonly KpiVerdict[];
  /** Late data changed a bucket that had been judged already: the verdict was worked out anew. */
  readonly revised: boolean;
  /** What it stands on: where that grows too old on the way, the face withdraws the verdict by itself. */
  readonly data: readonly Dated[];
}

export interface KpiVerdict {
  readonly kpi: KpiId;
  /** What was counted, in words: "failed requests", "failed attempts", "requests slower than 800 ms", "crashed sessions". */
  readonly counted: string;
  readonly verdict: WatchVerdict;
  /** The releases it was held against, in words: "2.14.1, serving at the same time" or "2.12.0 to 2.14.1, same hours". */
  readonly against: string;
  /** Shares of alpha spent on this KPI: all weights of a release add up to 1. */
  readonly weight: number;
}

/** The evidence behind one KPI's verdict, for charts; asked for on the release screen only. */
export interface KpiEvidence {
  readonly kpi: KpiId;
  /** One entry per look, thinned to a few hundred. */
  readonly looks: readonly WatchLook[];
  /** ln of the evidence at which "regressed" is said: ln(1 / (alpha * weight)). */
  readonly alarmAt: number;
  readonly strata: readonly StratumShare[];
}

export interface StratumShare {
  /** "mobile", "mobile, checkout". */
  readonly label: string;
  readonly judged: { readonly bad: number; readonly total: number };
  readonly baseline: { readonly bad: number; readonly total: number };
  /** Left out of the comparison, and why; null = compared. */
  readonly leftOut: string | null;
}

/** What people added: kept in the browser, sent with each question, shown beside the verdict. */
export interface PeopleSay {
  readonly marks: readonly PersonMark[];
  readonly exclusions: readonly Exclusion[];
}

/** A person's word on a verdict of the past. */
export interface PersonMark {
  readonly releaseId: ReleaseId;
  readonly right: boolean;
  readonly atMs: number;
}

/** A window that a person took out of the judging, and why ("load test"). */
export interface Exclusion {
  readonly releaseId: ReleaseId;
  readonly window: TimeWindow;
  readonly why: string;
}
