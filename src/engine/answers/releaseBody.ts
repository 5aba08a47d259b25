import type { Defect, Incident } from '../domain/ticket.ts';
import type { ReleaseSpelling } from '../domain/release.ts';
import type { Exclusion, KpiEvidence, ReleaseVerdict } from './releaseVerdict.ts';
import type { Figure, Phase, RatioLine, ReleaseRef } from './figure.ts';

export type ReleaseBody =
  | {
      readonly found: true;
      readonly release: ReleaseRef;
      readonly phase: Phase | null;
      /** null while its data are awaited. */
      readonly verdict: ReleaseVerdict | null;
      readonly evidence: readonly KpiEvidence[];
      readonly exclusions: readonly Exclusion[];
      readonly spellings: readonly ReleaseSpelling[];
      readonly deployments: readonly DeploymentRow[];
      readonly previous: ReleaseRef | null;
      readonly next: ReleaseRef | null;
      /** Releases that may be chosen as baseline, newest first. */
      readonly baselines: readonly ReleaseRef[];
      /** All KPIs over all journeys, in the order of the definitions. */
      readonly figures: readonly Figure[];
      readonly journeys: readonly JourneyFigures[];
      /** First line = the judged release. */
      readonly errorRate: readonly RatioLine[];
      readonly success: readonly RatioLine[];
      readonly errorGroups: readonly ErrorGroupRow[];
      readonly incidents: readonly IncidentRow[];
      readonly defects: readonly DefectRow[];
      readonly shipped: { readonly authors: readonly string[]; readonly commitCount: number | null };
      readonly postReleaseMs: number;
    }
  /** No such release, or the sources that know it have not answered yet (see `awaited`). */
  | { readonly found: false; readonly nearest: readonly ReleaseRef[] };

export interface DeploymentRow {
  readonly atMs: number;
  readonly kind: ReleaseRef['kind'];
  readonly evidence: 'reported' | 'first-seen';
  readonly precisionMs: number;
  readonly sourceId: string;
}

export interface JourneyFigures {
  readonly id: string;
  readonly label: string;
  readonly critical: boolean;
  readonly success: Figure;
  readonly checks: Figure;
}

export interface ErrorGroupRow {
  readonly id: string;
  readonly title: string;
  readonly culprit: string | null;
  readonly change: 'new' | 'regressed' | 'worsening' | 'gone' | 'known';
  /** Why it is in this class: "first seen in this release", "1.9 times the rate of 2.13.0 per session". */
  readonly rule: string;
  readonly events: number;
  readonly users: number | null;
  readonly baselineEvents: number | null;
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
  readonly url: string | null;
  readonly sourceId: string;
}

/** How a ticket came to this release. */
export interface Attribution {
  readonly by: 'affected release' | 'time of start';
  readonly confidence: 'stated' | 'likely' | 'possible';
}

export interface IncidentRow {
  readonly incident: Incident;
  readonly attribution: Attribution;
  /** Impact start to restoration; open ones: so far. null = times unusable. */
  readonly restoreMs: number | null;
  readonly open: boolean;
  readonly reopened: number | null;
}

export interface DefectRow {
  readonly defect: Defect;
  readonly attribution: Attribution;
  readonly escaped: boolean;
  readonly reopened: number | null;
}
