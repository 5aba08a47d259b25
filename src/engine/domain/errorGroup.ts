/** A tracker's bucket of errors, as seen in one release. Counts belong to that release, not to the group's whole life. */
export interface ErrorGroup {
  /** `<source id>:<vendor id>`. */
  readonly id: string;
  readonly sourceId: string;
  readonly title: string;
  readonly culprit: string | null;
  readonly serviceNames: readonly string[];
  /** The release asked about, in the source's spelling. */
  readonly releaseName: string;
  readonly events: number;
  readonly users: number | null;
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
  readonly firstReleaseName: string | null;
  readonly lastReleaseName: string | null;
  readonly state: 'unresolved' | 'resolved' | 'ignored' | 'other';
  readonly stateText: string;
  /** Came back in this release after having been resolved; `rule` says how we know. */
  readonly regression: { readonly atMs: number | null; readonly rule: string } | null;
  readonly level: string | null;
  readonly url: string | null;
}
