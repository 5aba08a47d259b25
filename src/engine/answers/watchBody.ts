import type { KpiId, UnknownReason } from '../domain/reading.ts';
import type { Unit } from '../domain/unit.ts';
import type { Figure, Phase, ReleaseRef, SinceLine } from './figure.ts';
import type { ErrorGroupRow } from './releaseBody.ts';
import type { ReleaseVerdict } from './releaseVerdict.ts';

/** T+ now: is anything moving that should not? */
export type WatchBody = WatchedRelease | NothingWatched;

export interface NothingWatched {
  readonly found: false;
  /** The release asked for is unknown (see `awaited`); null = none was named and none is in its window. */
  readonly asked: string | null;
  readonly nearest: readonly ReleaseRef[];
  /** Releases in their window, newest first: they can still be watched. */
  readonly strips: readonly WatchStrip[];
}

export interface WatchedRelease {
  readonly found: true;
  readonly release: ReleaseRef;
  readonly phase: Phase | null;
  /** null while its data are awaited. */
  readonly verdict: ReleaseVerdict | null;
  readonly previous: ReleaseRef | null;
  readonly next: ReleaseRef | null;
  readonly postReleaseMs: number;
  /** Time since T+0 of each checkpoint, ascending; the last is the end of the window. */
  readonly checkpointsMs: readonly number[];
  /** What a team wants done before each checkpoint, from settings; same order and length as `checkpointsMs`. */
  readonly checklist: readonly (readonly string[])[];
  /** Aligned charts, one per KPI (success: one per critical journey), in the order in which they are read. */
  readonly charts: readonly WatchChart[];
  /** New, regressed and worsening error groups, most hurt customers first. */
  readonly errors: readonly ErrorGroupRow[];
  /** Why error groups are not known, or null. */
  readonly errorsUnknown: string | null;
  /** Which kind of unknown that is; what is awaited is not missing. */
  readonly errorsReason?: UnknownReason;
  readonly supportCases: SupportCaseWatch;
  /** When it can be judged ("Transaction success in 3 to 6 h, at this traffic."); null = judged, awaited or withdrawn. */
  readonly forecast: string | null;
  /** Everything whose state may change while nobody looks: the face compares it with what was seen last. */
  readonly signals: readonly WatchSignal[];
  /** Every release in its window, the shown one included, newest first. */
  readonly strips: readonly WatchStrip[];
}

/** One KPI over time since release: this release, up to three earlier ones, and the band in which those moved. */
export interface WatchChart {
  /** 'error-rate', 'transaction-success/checkout', ... */
  readonly id: string;
  readonly kpi: KpiId;
  readonly journey: string | null;
  readonly label: string;
  readonly unit: Unit;
  readonly axis: 'from-zero' | 'near-one' | 'duration';
  /** First = this release; then earlier ones, newest first. */
  readonly lines: readonly SinceLine[];
  readonly band: SinceBand | null;
  /** Why there is no band ("2 earlier releases, 3 needed"), or null. */
  readonly noBand: string | null;
  /** Over the stretch so far, with its change against the baseline. */
  readonly figure: Figure;
  /** The KPI's verdict where it is judged: state, one sentence. */
  readonly judged: { readonly state: ReleaseVerdict['state']; readonly reason: string } | null;
  /** Likely beginning of a worsening, time since T+0; null = none. */
  readonly onsetSinceMs: number | null;
}

/** Where earlier releases moved at the same time since release; arrays are parallel, null = too few of them. */
export interface SinceBand {
  readonly sinceMs: readonly number[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** "2.11.2 to 2.13.0, same time since release" */
  readonly label: string;
  /** "lowest to highest of 3 earlier releases", "6 earlier releases, without the lowest and the highest at each time" */
  readonly meaning: string;
}

/** Support cases opened since T+0 (within the window) about this service, beside what is usual at these hours. */
export type SupportCaseWatch =
  | {
      readonly kind: 'known';
      readonly opened: number;
      /** Cases that name this release; the others are tied by time alone. */
      readonly naming: number;
      /** Usual number for these hours from the earlier weeks; null = too little history. */
      readonly expected: number | null;
      readonly newest: readonly {
        readonly id: string;
        readonly subject: string;
        readonly openedAtMs: number;
        readonly url: string | null;
      }[];
    }
  | { readonly kind: 'unknown'; readonly detail: string };

/**
 * One thing that can move. `state` changes only when the change is settled (hysteresis): a signal that hovers at a limit
 * does not come and go. A signal that is missing is not known now, which is no change.
 */
export interface WatchSignal {
  /**
   * Stable over time: 'serving', 'data', 'sources', 'verdict/error-rate', 'error-group/errors:123', 'incident/...',
   * 'support-cases', 'checks/checkout'.
   */
  readonly id: string;
  readonly label: string;
  /**
   * A word of the signal's own kind. verdict: 'too-early', 'holding', 'watch', 'regressed', 'cannot-judge'; error group:
   * 'new', 'regressed', 'worsening'; incident: 'open', 'restored'; checks: 'passing', 'failing', 'silent'; cases: 'usual',
   * 'raised'; serving: 'out', 'rolled back'; data: 'fresh', 'stale'; sources: 'answering', 'failing'.
   */
  readonly state: string;
  readonly grade: 'bad' | 'uneasy' | 'calm';
  /** When it came to this state, as far as the data tell; null = not known. */
  readonly sinceMs: number | null;
  /** One plain sentence. */
  readonly detail: string;
}

export interface WatchStrip {
  readonly release: ReleaseRef;
  readonly startedAtMs: number;
  readonly endsAtMs: number;
  readonly verdict: ReleaseVerdict | null;
  readonly errorRate: SinceLine | null;
}
