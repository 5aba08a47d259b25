import type { Defect, Incident } from '../domain/ticket.ts';
import type { Commit } from '../domain/commit.ts';
import type { KpiId, SampleSize } from '../domain/reading.ts';
import type { ReleaseSpelling } from '../domain/release.ts';
import type { TimeWindow } from '../domain/time.ts';
import type { SurfaceRow } from '../metrics/regressionSurface.ts';
import type { Exclusion, KpiEvidence, ReleaseVerdict } from './releaseVerdict.ts';
import type { Figure, Phase, SinceLine, ReleaseRef } from './figure.ts';

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
      readonly errorRate: readonly SinceLine[];
      readonly success: readonly SinceLine[];
      readonly errorGroups: readonly ErrorGroupRow[];
      readonly incidents: readonly IncidentRow[];
      readonly defects: readonly DefectRow[];
      readonly shipped: Shipped;
      /** One per objective of the service. */
      readonly budgets: readonly BudgetView[];
      readonly surface: Surface;
      readonly postReleaseMs: number;
    }
  /** No such release, or the sources that know it have not answered yet (see `awaited`). */
  | { readonly found: false; readonly nearest: readonly ReleaseRef[] };

/** What went out with this release, from the sources that know of it. */
export interface Shipped {
  readonly authors: readonly string[];
  readonly commitCount: number | null;
  /** Newest first; empty with `commitsUnknown` null = the source says there are none. */
  readonly commits: readonly ShippedCommit[];
  /** Why single commits are not known, or null. */
  readonly commitsUnknown: string | null;
  /** Tickets that name this release as the one that fixes them. */
  readonly tickets: readonly {
    readonly id: string;
    readonly key: string;
    readonly title: string;
    readonly kind: 'incident' | 'defect';
    readonly components: readonly string[];
    readonly url: string | null;
  }[];
  /** Why it is not known which tickets it fixes, or null. */
  readonly ticketsUnknown: string | null;
  /** Components by how much of this release went into them, most first. */
  readonly components: readonly string[];
}

/** What a screen shows of a commit: its files stay behind, there may be thousands. */
export interface ShippedCommit extends Omit<Commit, 'files'> {
  readonly fileCount: number;
  /** What it touched; empty = cannot be told. */
  readonly components: readonly string[];
}

/** What this release touched, and how often that has failed before; most failures first. */
export interface Surface {
  readonly rows: readonly SurfaceRow[];
  /** How many earlier releases were looked at, the newest ones of the service. */
  readonly earlierReleases: number;
  /** First moment looked back to. */
  readonly sinceMs: number;
  /** What is missing: commits without files, a tracker that does not answer. Plain sentences. */
  readonly caveats: readonly string[];
  /** Why nothing can be said, or null. */
  readonly unknown: string | null;
}

/** An objective's error budget over its window, and the part of it that this release spent. */
export interface BudgetView {
  readonly kpi: KpiId;
  readonly journey: string | null;
  /** "Checkout success 99.5 %, 28 days" without numbers formatted: label of KPI and journey. */
  readonly label: string;
  readonly target: number;
  readonly windowDays: number;
  /** The latest window of this length that holds the release's first deployment. */
  readonly window: TimeWindow;
  /** False where the release is older than the window is long: it then ends in the past. */
  readonly toNow: boolean;
  /** Share of the budget left at the window's end, 1 = untouched, negative = overspent; null = unknown, see `unknown`. */
  readonly remaining: number | null;
  /** Failures of this release in the window, and their share of the whole budget; null = unknown. */
  readonly releaseFailed: number | null;
  readonly spentByRelease: number | null;
  /** What this release served in the window: attempts, requests, sessions; null = unknown. */
  readonly releaseTotal: number | null;
  /** This release's share of failures over the allowed share: at 1 the budget lasts exactly the window; null = unknown. */
  readonly burnRate: number | null;
  readonly failed: number;
  readonly allowed: number;
  /** How many attempts, requests or sessions the window held; null where unknown. */
  readonly sample: SampleSize | null;
  /** Burn-down over the window: remaining share at the end of each step. Arrays are parallel. */
  readonly atMs: readonly number[];
  readonly remainingAt: readonly (number | null)[];
  readonly caveats: readonly string[];
  readonly unknown: string | null;
}

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
