import type { SourceFailure } from '../collection/gathered.ts';
import type { KpiId, Reading, ReadingInterval } from '../domain/reading.ts';
import type { Unit } from '../domain/unit.ts';
import type { ReleaseRef } from './figure.ts';
import type { VerdictState } from '../verdict/watchVerdict.ts';
import type { ReleaseVerdict } from './releaseVerdict.ts';

/** Are we getting better across releases? Of one service: releases of unlike things make no line. */
export interface TrendsBody {
  /** Settings id; null where there is no service at all. */
  readonly service: string | null;
  readonly serviceLabel: string;
  /** All services that trends can be asked for. */
  readonly services: readonly { readonly id: string; readonly label: string }[];
  /** Oldest first, by deployment; only releases with a known start. */
  readonly releases: readonly TrendRelease[];
  /** Older releases in the time looked back that are not shown. */
  readonly leftOut: number;
  /** Sources that cannot be read, where there are fewer than two releases. */
  readonly failures: readonly SourceFailure[];
  /** One per KPI whose definition says how it runs along releases, in the order of the definitions. */
  readonly charts: readonly TrendChart[];
  /** Error rate by time since release, one row per release, oldest first. */
  readonly heat: HeatStripData;
}

export interface TrendRelease {
  readonly release: ReleaseRef;
  readonly verdict: Pick<ReleaseVerdict, 'state' | 'reason' | 'data'> | null;
}

/** Everything the screen shows of a KPI is here: a KPI it has never heard of is shown like the others. */
export interface TrendChart {
  readonly kpi: KpiId;
  readonly label: string;
  readonly meaning: string;
  readonly unit: Unit;
  readonly better: 'lower' | 'higher' | 'neither';
  /** 'each': a value of each release. 'rolling': over the last ten up to and including this one. */
  readonly along: 'each' | 'rolling';
  readonly group: 'felt' | 'repair' | 'change';
  /** How the intervals are made, or why there are none. */
  readonly intervalWords: string;
  /** Same order and length as `releases`. */
  readonly points: readonly TrendPoint[];
  /** Steps were looked for: then no steps means that none was found. */
  readonly examined: boolean;
  /** Located step changes, oldest first. */
  readonly steps: readonly TrendStep[];
  /** A slope instead of a step, from the first releases to the last; null = none. */
  readonly gradual: Omit<TrendStep, 'atReleaseId'> | null;
  /** Why no steps are looked for, or what else to know about the line; null = nothing. */
  readonly note: string | null;
}

export interface TrendPoint {
  readonly releaseId: string;
  readonly reading: Reading;
  /** The KPI's own verdict, where it is judged; null = not judged, or too old to say. */
  readonly state: VerdictState | null;
  readonly interval: ReadingInterval | null;
}

export interface TrendStep {
  /** The first release of the new level. */
  readonly atReleaseId: string;
  /** The middle value of the releases on either side, in the KPI's unit. */
  readonly before: number;
  readonly after: number;
  readonly direction: 'better' | 'worse' | 'neither';
}

export interface HeatStripData {
  readonly kpi: KpiId;
  /** Edges of the columns in time since T+0, ascending; one more than there are columns. */
  readonly edgesMs: readonly number[];
  readonly rows: readonly {
    readonly releaseId: string;
    /** null = no data in this stretch; beyond the present likewise. */
    readonly value: readonly (number | null)[];
    readonly denominator: readonly (number | null)[];
  }[];
}
