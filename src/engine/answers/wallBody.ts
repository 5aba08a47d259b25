import type { SourceFailure } from '../collection/gathered.ts';
import type { Dated } from '../domain/freshness.ts';
import type { UnknownReason } from '../domain/reading.ts';
import type { Figure, Phase, ReleaseRef } from './figure.ts';
import type { ReleaseVerdict } from './releaseVerdict.ts';
import type { SourceHealth } from './sourcesBody.ts';
import type { HeatStripData } from './trendsBody.ts';
import type { WatchChart } from './watchBody.ts';

/** Should anyone in the room move? Parts of the other screens' answers, and nothing that they do not say. */
export interface WallBody {
  /** null where no release is known; `failures` then says why. */
  readonly headline: WallHeadline | null;
  /** The newest ones, and whatever serves now; newest deployment first. */
  readonly releases: readonly WallRelease[];
  readonly failures: readonly SourceFailure[];
  readonly sources: readonly WallSource[];
  readonly defects: WallDefects;
  /** Error rate by time since release of the headline's service, oldest first; null without a headline. */
  readonly heat: WallHeat | null;
  readonly postReleaseMs: number;
}

/** The release that the room should know of. */
export interface WallHeadline {
  readonly release: ReleaseRef;
  readonly phase: Phase | null;
  /** null while its data are awaited. */
  readonly verdict: ReleaseVerdict | null;
  /** Error rate, transaction success, crash-free sessions, latency; of the journeys the one that lost most. */
  readonly charts: readonly WatchChart[];
}

export interface WallRelease {
  readonly release: ReleaseRef;
  readonly verdict: Pick<ReleaseVerdict, 'state' | 'reason' | 'data'> | null;
  readonly errorRate: Figure;
  readonly transactionSuccess: Figure;
}

export interface WallSource extends Pick<SourceHealth, 'id' | 'label' | 'state'> {
  /** What it last said was true then; null = it has told nothing yet. */
  readonly lastSuccessAtMs: number | null;
  /** What it told and should tell anew, for its age: the engine itself may have stopped. */
  readonly data: readonly Dated[];
  /** One plain sentence; null = nothing is wrong. */
  readonly fault: string | null;
}

export type WallDefects =
  | {
      readonly kind: 'known';
      readonly open: number;
      /** A tracker is missing: there may be more. */
      readonly atLeast: boolean;
      /** What the list stands on, for its age. */
      readonly data: readonly Dated[];
      /** Oldest first. */
      readonly oldest: readonly WallDefect[];
    }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly detail: string };

export interface WallDefect {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly createdAtMs: number;
  /** Marked as something that worked before. */
  readonly regression: boolean;
}

export interface WallHeat extends HeatStripData {
  readonly serviceLabel: string;
  /** Same order and length as `rows`. */
  readonly releases: readonly {
    readonly version: string;
    readonly verdict: Pick<ReleaseVerdict, 'state' | 'reason' | 'data'> | null;
  }[];
}
