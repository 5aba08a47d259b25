/**
 * One simulated company in domain terms: what really happened. Vendor mocks only project it; tests compare with it.
 * Everything is a pure function of (scenario, seed, storyNowMs). Times are UTC epoch ms. The history reaches from
 * 60 days before `storyNowMs` to 7 days after it, so that a running clock (even at x60) has something to tell;
 * projections show only what is not later than the clock they are given.
 */
export interface World {
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly storyNowMs: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Width of the base buckets of all traffic columns: 5 minutes. */
  readonly bucketMs: number;
  readonly services: readonly WorldService[];
  readonly releases: readonly WorldRelease[];
  /** Per service x version x platform x journey. */
  readonly traffic: readonly WorldTraffic[];
  /** Per service x version x platform (apps that report sessions only). */
  readonly sessions: readonly WorldSessions[];
  /** Synthetic checks per service x journey, one run a minute, no release. */
  readonly checks: readonly WorldChecks[];
  readonly faults: readonly WorldFault[];
  readonly errorGroups: readonly WorldErrorGroup[];
  readonly alerts: readonly WorldAlert[];
  readonly tickets: readonly WorldTicket[];
  readonly supportCases: readonly WorldSupportCase[];
  /** What a scenario does to the tools themselves, by tool: 'metrics' | 'alerts' | 'errors' | 'tickets' | 'helpdesk'. */
  readonly toolFaults: readonly WorldToolFault[];
}

export type ScenarioName =
  | 'steady'
  | 'bad-release'
  | 'fix-of-a-fix'
  | 'source-down'
  | 'partial'
  | 'thin-traffic'
  | 'empty';
export type Platform = 'web' | 'mobile';

export interface WorldService {
  readonly id: string;
  readonly label: string;
  readonly platforms: readonly Platform[];
  readonly journeys: readonly { readonly id: string; readonly label: string; readonly critical: boolean }[];
  readonly components: readonly string[];
  readonly team: string;
}

export interface WorldRelease {
  readonly service: string;
  readonly version: string;
  readonly authors: readonly string[];
  readonly commits: readonly {
    readonly sha: string;
    readonly message: string;
    readonly author: string;
    readonly component: string;
  }[];
  readonly deployments: readonly WorldDeployment[];
}

/** A version's way into production; `share` of traffic follows from it (see trafficShare). */
export interface WorldDeployment {
  readonly kind: 'planned' | 'hotfix' | 'rollback';
  readonly startedAtMs: number;
  /** T+0: rolled out; for a canary the end of the ramp's first step is `startedAtMs`. */
  readonly finishedAtMs: number;
  /** Share of the service's traffic from each moment on, ascending in time, e.g. canary 0.1 for 2 h, then 0.5, then 1. */
  readonly ramp: readonly { readonly atMs: number; readonly share: number }[];
}

/** Columns start at `firstStartMs` and go on without gaps; counters of a version are 0 before. */
export interface WorldTraffic {
  readonly service: string;
  readonly version: string;
  readonly platform: Platform;
  readonly journey: string;
  readonly firstStartMs: number;
  /** Requests (= attempts of the journey) and failed ones (HTTP 5xx = failed transaction) per bucket; integers. */
  readonly total: Uint32Array;
  readonly failed: Uint32Array;
  /** Client errors (HTTP 4xx): not failures. Included in total, not in failed. */
  readonly rejected: Uint32Array;
  /** Latency in each bucket: log-normal with this median (ms) and this sigma of ln. */
  readonly medianMs: Float32Array;
  readonly sigma: number;
}

export interface WorldSessions {
  readonly service: string;
  readonly version: string;
  readonly platform: Platform;
  readonly firstStartMs: number;
  readonly total: Uint32Array;
  readonly crashed: Uint32Array;
  /** Handled errors, not crashes. */
  readonly errored: Uint32Array;
}

export interface WorldChecks {
  readonly service: string;
  readonly journey: string;
  readonly firstStartMs: number;
  /** Runs per bucket (5 a bucket; 0 where the exporter was down) and failed ones. */
  readonly runs: Uint32Array;
  readonly failed: Uint32Array;
}

/** Truth: what was wrong, where, when, and how strongly. */
export interface WorldFault {
  readonly id: string;
  readonly title: string;
  /** null = no release's fault (a shared outage). */
  readonly causedBy: { readonly service: string; readonly version: string } | null;
  readonly services: readonly string[];
  readonly platforms: readonly Platform[];
  readonly journeys: readonly string[];
  readonly startMs: number;
  readonly endMs: number;
  /** Failure rate is multiplied by this while the fault is active. */
  readonly errorFactor: number;
  readonly latencyFactor: number;
  readonly crashFactor: number;
  /** Active only above this requests-per-minute (latent under load); null = always. */
  readonly onlyAboveRpm: number | null;
  /** The fault whose fix introduced this one (fix of a fix); null = not a fix's fault. */
  readonly introducedByFixOf: string | null;
  readonly fixedIn: { readonly service: string; readonly version: string } | null;
}

export interface WorldErrorGroup {
  readonly id: string;
  readonly service: string;
  readonly title: string;
  readonly culprit: string;
  readonly level: 'error' | 'fatal' | 'warning';
  readonly faultId: string | null;
  readonly state: 'unresolved' | 'resolved' | 'ignored';
  readonly resolvedAtMs: number | null;
  readonly resolvedInVersion: string | null;
  /** Every time it came back after having been resolved. */
  readonly regressions: readonly { readonly atMs: number; readonly version: string }[];
  /** Events and users per release it was seen in, with first and last moments, hour by hour for the counts. */
  readonly sightings: readonly WorldSighting[];
}

export interface WorldSighting {
  readonly version: string;
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
  /** First hour (multiple of 3,600,000) and events and distinct users in each hour from there. */
  readonly firstHourMs: number;
  readonly events: Uint32Array;
  readonly users: Uint32Array;
}

export interface WorldAlert {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly journey: string | null;
  readonly version: string | null;
  readonly severity: 'page' | 'ticket';
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly faultId: string | null;
}

export interface WorldTicket {
  /** Number within the tracker, 1-based, in order of creation. */
  readonly number: number;
  readonly kind: 'incident' | 'defect' | 'task';
  readonly service: string;
  readonly component: string;
  readonly title: string;
  /** Plain paragraphs and the four headings of a fix record where it has one; projections render the vendor's markup. */
  readonly body: readonly { readonly heading: string | null; readonly text: string }[];
  readonly createdAtMs: number;
  readonly severity: 1 | 2 | 3;
  /** For incidents: when the impact began (may be before creation). */
  readonly startedAtMs: number | null;
  readonly changes: readonly WorldStatusChange[];
  readonly resolution: 'fixed' | 'duplicate' | 'wont-fix' | 'cannot-reproduce' | null;
  /** Reported by customers or seen in production; false = found by testing. */
  readonly foundInProduction: boolean;
  readonly regression: boolean;
  readonly affectedVersions: readonly string[];
  readonly fixVersions: readonly string[];
  readonly links: readonly {
    readonly kind: 'caused-by' | 'relates' | 'duplicates';
    readonly toNumber: number;
  }[];
  readonly faultId: string | null;
  readonly reporter: string;
  readonly assignee: string | null;
}

export type WorldStatus =
  | 'new'
  | 'acknowledged'
  | 'in-progress'
  | 'mitigated'
  | 'resolved'
  | 'closed'
  | 'reopened';

export interface WorldStatusChange {
  readonly atMs: number;
  readonly from: WorldStatus;
  readonly to: WorldStatus;
  readonly author: string;
}

export interface WorldSupportCase {
  readonly number: number;
  readonly service: string;
  readonly version: string | null;
  readonly subject: string;
  readonly openedAtMs: number;
  readonly solvedAtMs: number | null;
  readonly faultId: string | null;
  readonly satisfied: boolean | null;
}

export interface WorldToolFault {
  readonly tool: 'metrics' | 'alerts' | 'errors' | 'tickets' | 'helpdesk';
  /** down: connections fail. unauthorized: 401. slow: hangs. late: newest data hidden. partial: answers lack a part and say so. */
  readonly kind: 'down' | 'unauthorized' | 'slow' | 'late' | 'partial' | 'rate-limited';
  readonly fromMs: number;
  readonly toMs: number;
}
