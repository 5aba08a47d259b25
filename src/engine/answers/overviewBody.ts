import type { Dated } from '../domain/freshness.ts';
import type { Figure, Phase, SinceLine, ReleaseRef } from './figure.ts';
import type { ReleaseVerdict } from './releaseVerdict.ts';

export interface OverviewBody {
  /** Newest deployment first: ordered by deployment time, not by version. */
  readonly rows: readonly OverviewRow[];
  readonly postReleaseMs: number;
  /** Tickets open now, whatever release, and what the list stands on, for its age; for the sentence on top. */
  readonly openIncidents: { readonly count: number; readonly data: readonly Dated[] } | null;
  readonly unmatched: number;
  /** Why no release can be shown, where the sources that would tell of them have failed. */
  readonly failures: readonly { readonly sentence: string; readonly hint: string }[];
}

export interface OverviewRow {
  readonly release: ReleaseRef;
  readonly phase: Phase | null;
  /** null while its data are awaited. */
  readonly verdict: ReleaseVerdict | null;
  /** By KPI id: error-rate, transaction-success, crash-free-sessions, latency-p95, adoption, incidents, time-to-restore, open-defects ... */
  readonly figures: Readonly<Record<string, Figure>>;
  readonly errorRate: SinceLine | null;
}
