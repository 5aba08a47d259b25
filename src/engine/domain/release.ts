/** `<service id>@<canonical version>`, e.g. `shop@2.4.0`. Used in URLs. */
export type ReleaseId = string;
export type ServiceId = string;

/** What a source says about a version. Nothing is reconciled yet: `name` is the source's own spelling. */
export interface ReportedRelease {
  readonly sourceId: string;
  readonly name: string;
  /** The source's project or service names this version belongs to; empty = it does not say. */
  readonly serviceNames: readonly string[];
  readonly createdAtMs: number | null;
  readonly releasedAtMs: number | null;
  /** Where the source gives a day without a time and zone: 'yyyy-mm-dd'; `releasedAtMs` is then null. */
  readonly releasedOn?: string;
  readonly released: boolean | null;
  readonly authors: readonly string[];
  readonly commitCount: number | null;
  readonly url: string | null;
}

export type DeploymentKind = 'planned' | 'hotfix' | 'rollback';

/** A version reaching an environment. `evidence` says how we know. */
export interface Deployment {
  readonly sourceId: string;
  readonly releaseName: string;
  readonly serviceNames: readonly string[];
  readonly environment: string | null;
  readonly startedAtMs: number | null;
  readonly finishedAtMs: number;
  /** `reported`: a deploy record. `first-seen`: first telemetry of the version (precise to `precisionMs`). */
  readonly evidence: 'reported' | 'first-seen';
  readonly precisionMs: number;
  /** The source's own words about the kind, or null. */
  readonly kindText: string | null;
  readonly url: string | null;
}

/** One source's spelling of a release, kept for the receipt. */
export interface ReleaseSpelling {
  readonly sourceId: string;
  readonly name: string;
}

/** A release after all sources were reconciled. */
export interface Release {
  readonly id: ReleaseId;
  readonly service: ServiceId;
  readonly version: string;
  readonly spellings: readonly ReleaseSpelling[];
  /** All deployments to the environment in question, oldest first; a rollback to this release is one of them. */
  readonly deployments: readonly ReleaseDeployment[];
  /** T+0: when the release first met traffic, else the end of its first deployment; null = never seen deployed. */
  readonly startedAtMs: number | null;
  /** Kind of the first deployment. */
  readonly kind: DeploymentKind;
  readonly authors: readonly string[];
  readonly commitCount: number | null;
  readonly urls: readonly { readonly sourceId: string; readonly url: string }[];
}

export interface ReleaseDeployment {
  readonly atMs: number;
  readonly kind: DeploymentKind;
  readonly evidence: Deployment['evidence'];
  readonly precisionMs: number;
  readonly sourceId: string;
}
