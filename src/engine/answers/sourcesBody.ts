import type { Rejected } from '../domain/collected.ts';
import type { KpiId, UnknownReason } from '../domain/reading.ts';
import type { ReleaseRef } from './figure.ts';

export interface SourcesBody {
  readonly sources: readonly SourceHealth[];
  readonly coverage: {
    readonly releases: readonly ReleaseRef[];
    readonly rows: readonly CoverageRow[];
  };
  readonly unmatched: readonly UnmatchedName[];
  /** Incidents and defects in the window that no release could be found for. */
  readonly unattributed: readonly UnattributedTicket[];
  readonly attributed: { readonly incidents: number; readonly defects: number };
}

export interface SourceHealth {
  readonly id: string;
  readonly label: string;
  readonly vendor: string;
  readonly state: 'answering' | 'failing' | 'paused' | 'awaited';
  readonly entities: readonly EntityHealth[];
  readonly requests: { readonly sent: number; readonly inFlight: number; readonly queued: number };
  readonly rateLimit: {
    readonly limit: number | null;
    readonly remaining: number | null;
    readonly resetAtMs: number | null;
  } | null;
  readonly pausedUntilMs: number | null;
  /** Server clock minus ours; null = the source does not say. */
  readonly clockSkewMs: number | null;
  readonly findings: readonly {
    readonly ok: boolean;
    readonly text: string;
    readonly proposal: string | null;
  }[];
}

export interface EntityHealth {
  readonly entity: string;
  readonly lastSuccessAtMs: number | null;
  /** How far the newest datum lies behind; null where the entity has no time series. */
  readonly lagMs: number | null;
  readonly records: number | null;
  readonly rejected: readonly Rejected[];
  readonly incompleteness: readonly string[];
  readonly notices: readonly string[];
  readonly error: { readonly sentence: string; readonly hint: string; readonly atMs: number } | null;
}

export interface CoverageRow {
  readonly kpi: KpiId;
  readonly cells: readonly CoverageCell[];
}

export type CoverageCell =
  | { readonly kind: 'known'; readonly sample: number }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly detail: string };

export interface UnmatchedName {
  readonly sourceId: string;
  readonly name: string;
  /** 'unknown-pattern', 'unknown-service', 'clash'. */
  readonly why: string;
  readonly detail: string;
}

export interface UnattributedTicket {
  readonly id: string;
  readonly title: string;
  readonly kind: 'incident' | 'defect';
  readonly why: string;
  readonly url: string | null;
}
