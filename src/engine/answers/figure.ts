import type { Change, KpiId, Reading } from '../domain/reading.ts';
import type { DeploymentKind, ReleaseId, ServiceId } from '../domain/release.ts';
import type { TimeWindow } from '../domain/time.ts';

/** One KPI of one release, with its change against the named baseline. */
export interface Figure {
  readonly kpi: KpiId;
  /** Settings id of a journey, or null = over all. */
  readonly journey: string | null;
  readonly reading: Reading;
  readonly change: Change;
}

export interface ReleaseRef {
  readonly id: ReleaseId;
  readonly service: ServiceId;
  readonly serviceLabel: string;
  readonly version: string;
  readonly kind: DeploymentKind;
  /** T+0, or null where no deployment was seen. */
  readonly startedAtMs: number | null;
  readonly startedBy: 'reported' | 'first-seen' | null;
  /** Still serving as the newest deployment of its service. */
  readonly current: boolean;
  /** Taken back by a deployment of an older version; when. */
  readonly rolledBackAtMs: number | null;
}

/** The stretch of a release's life that its figures speak of, and the same stretch of its baseline. */
export interface Phase {
  /** From T+0, at most the post-release window long, rounded to the bucket. */
  readonly window: TimeWindow;
  readonly lengthMs: number;
  /** True once the whole post-release window has passed. */
  readonly finished: boolean;
  readonly baseline: { readonly release: ReleaseRef; readonly window: TimeWindow } | null;
  /** Why there is no baseline, or null. */
  readonly noBaseline: string | null;
}

/** A figure over time since release. Arrays are parallel; null = no traffic or no data (a gap, not zero). */
export interface SinceLine {
  readonly releaseId: ReleaseId;
  readonly label: string;
  /** `earlier`: another release, drawn thin, to show what is usual. */
  readonly role: 'judged' | 'baseline' | 'earlier';
  readonly bucketMs: number;
  /** Time since T+0 of each bucket's start, ms. */
  readonly sinceMs: readonly number[];
  readonly value: readonly (number | null)[];
  /** The ratio's two sums; for a quantile the numerator is null and the denominator what it stands on. */
  readonly numerator: readonly (number | null)[];
  readonly denominator: readonly (number | null)[];
}
