import type { KpiId, Reading } from '../domain/reading.ts';
import type { Unit } from '../domain/unit.ts';
import type { ReleaseRef } from './figure.ts';
import type { ReleaseVerdict } from './releaseVerdict.ts';

/** Are we getting better across releases? Of one service: releases of unlike things make no line. */
export interface TrendsBody {
  /** Settings id; null where there is no service at all. */
  readonly service: string | null;
  readonly serviceLabel: string;
  /** Oldest first, by deployment; only releases with a known start. */
  readonly releases: readonly TrendRelease[];
  /** One per KPI whose definition says how it runs along releases, in the order of the definitions. */
  readonly charts: readonly TrendChart[];
  /** Error rate by time since release, one row per release, oldest first. */
  readonly heat: HeatStripData;
}

export interface TrendRelease {
  readonly release: ReleaseRef;
  readonly verdict: ReleaseVerdict | null;
}

export interface TrendChart {
  readonly kpi: KpiId;
  readonly label: string;
  readonly unit: Unit;
  readonly better: 'lower' | 'higher' | 'neither';
  /** 'each': a value of each release. 'rolling': over the releases up to and including this one ("last 10"). */
  readonly along: 'each' | 'rolling';
  /** Same order and length as `releases`. */
  readonly points: readonly TrendPoint[];
  /** Located step changes; empty = none found, see `note`. */
  readonly steps: readonly TrendStep[];
  /** "5 releases: steps are not looked for below 8", "Gradual: several small steps in one direction", or null. */
  readonly note: string | null;
}

export interface TrendPoint {
  readonly releaseId: string;
  readonly reading: Reading;
  readonly interval: {
    readonly low: number;
    readonly high: number;
    /** 0-1 */
    readonly level: number;
    readonly method: string;
  } | null;
}

export interface TrendStep {
  /** The first release of the new level. */
  readonly atReleaseId: string;
  /** Mean level before and after, in the KPI's unit. */
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
