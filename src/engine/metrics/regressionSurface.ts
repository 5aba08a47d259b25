/** How often one release touched a component, and by what. */
export interface Touch {
  readonly commits: number;
  readonly tickets: number;
}

/** Component -> what touched it. Components are in the trackers' spelling, equal ones spelt alike. */
export type Touches = ReadonlyMap<string, Touch>;

/** An incident or production defect of some components. */
export interface ComponentFailure {
  readonly id: string;
  readonly title: string;
  readonly atMs: number;
  readonly url: string | null;
  readonly components: readonly string[];
  /** Releases that it is tied to. */
  readonly releaseIds: readonly string[];
}

export interface EarlierRelease {
  readonly id: string;
  readonly touched: Touches;
}

export interface SurfaceInput {
  readonly touched: Touches;
  /** T+0 of the release: what failed later is not its history. */
  readonly beforeMs: number;
  readonly failures: readonly ComponentFailure[];
  readonly earlier: readonly EarlierRelease[];
}

/** One component that a release touched, and what became of it before. */
export interface SurfaceRow {
  readonly component: string;
  /** "4 commits, 2 tickets": counts of what touched it in this release. */
  readonly commits: number;
  readonly tickets: number;
  /** Incidents and production defects of this component in the time looked back, before this release. */
  readonly failuresBefore: number;
  /** Earlier releases that touched it, and how many of them were followed by a failure of it. */
  readonly releasesBefore: number;
  readonly releasesFailed: number;
  readonly newestFailure: {
    readonly title: string;
    readonly atMs: number;
    readonly url: string | null;
  } | null;
}

/**
 * What a release touched, beside how often just that has failed before; most failures first. It is history and no
 * prediction: with a handful of releases no rate could be told from chance, so counts are given and no probability.
 */
export function regressionSurface({ touched, beforeMs, failures, earlier }: SurfaceInput): SurfaceRow[] {
  const before = failures.filter(({ atMs }) => atMs < beforeMs);
  return [...touched]
    .map(([component, { commits, tickets }]): SurfaceRow => {
      const own = before.filter(({ components }) => components.includes(component));
      const touching = earlier.filter((release) => release.touched.has(component));
      const failed = touching.filter(({ id }) => own.some(({ releaseIds }) => releaseIds.includes(id)));
      const newest = own.reduce<ComponentFailure | null>(
        (latest, failure) => (latest === null || failure.atMs > latest.atMs ? failure : latest),
        null,
      );
      return {
        component,
        commits,
        tickets,
        failuresBefore: own.length,
        releasesBefore: touching.length,
        releasesFailed: failed.length,
        newestFailure: newest === null ? null : { title: newest.title, atMs: newest.atMs, url: newest.url },
      };
    })
    .toSorted(
      (a, b) =>
        b.failuresBefore - a.failuresBefore ||
        b.releasesFailed - a.releasesFailed ||
        b.commits + b.tickets - (a.commits + a.tickets) ||
        (a.component < b.component ? -1 : 1),
    );
}
