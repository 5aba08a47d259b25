import type { Reader } from '../collection/entityQuery.ts';
import type { Gathered } from '../collection/gathered.ts';
import type { ListOf } from '../collection/readLists.ts';
import type { AlertRun } from '../domain/alertRun.ts';
import type { ErrorGroup } from '../domain/errorGroup.ts';
import type { ReportedRelease } from '../domain/release.ts';
import type { SupportCase } from '../domain/supportCase.ts';
import { rewindDefect, rewindIncident } from '../domain/rewindTicket.ts';

/**
 * A frozen view: everything as it was known at a moment of the past. Series are asked up to the moment only
 * (planFrozenSpans); lists are asked as ever and taken back here. What no source remembers keeps today's value and says so.
 */
export interface Frozen {
  /** The moment shown, which stands for the present in every formula. */
  readonly atMs: number;
  readonly clockMs: number;
}

/** The view's moment, if it is past: a moment to come cannot be shown, and the present stands in for it. */
export function frozenAt(atMs: number | undefined, clockMs: number): Frozen | null {
  return atMs === undefined || atMs >= clockMs ? null : { atMs, clockMs };
}

/**
 * Answers count as true at the moment shown, or their ages would be negative. They fill no slot: the past must not stand in
 * for an awaited present.
 */
export function frozenReader(plain: Reader, { atMs }: Frozen): Reader {
  return {
    read: (query) => {
      const { slot: _, ...asked } = query;
      const known = plain.read(asked);
      const { data } = known;
      if (data === null || data.asOfMs <= atMs) return known;
      return { ...known, data: { ...data, asOfMs: atMs } };
    },
  };
}

/** Takes a list back to the moment; what did not exist then is left out. */
export function rewindList<Entity extends keyof ListOf>(
  entity: Entity,
  gathered: Gathered<ListOf[Entity]>,
  { atMs }: Frozen,
): Gathered<ListOf[Entity]> {
  const rewind: (item: ListOf[Entity], atMs: number) => ListOf[Entity] | null = REWIND[entity];
  const items = gathered.items.flatMap((item) => {
    const then = rewind(item, atMs);
    return then === null ? [] : [then];
  });
  const isEdited = entity === 'incidents' || entity === 'defects';
  const edited = isEdited && gathered.items.some((item) => 'updatedAtMs' in item && item.updatedAtMs > atMs);
  return { ...gathered, items, caveats: edited ? [...gathered.caveats, EDITED] : gathered.caveats };
}

const EDITED =
  'Some tickets were edited after this moment: fields without a history (release, severity, labels, links) are today’s.';

/** For readings of error groups: trackers keep no history of their counts. */
export const TODAYS_GROUPS =
  'Events are counted to the end of the hour, and states are today’s: trackers keep no history of them.';

const REWIND: {
  readonly [Entity in keyof ListOf]: (item: ListOf[Entity], atMs: number) => ListOf[Entity] | null;
} = {
  releases: rewindReported,
  deployments: (deployment, atMs) => (deployment.finishedAtMs > atMs ? null : deployment),
  incidents: rewindIncident,
  defects: rewindDefect,
  alerts: rewindAlert,
  supportCases: rewindCase,
  errorGroups: rewindGroup,
  commits: (commit, atMs) => (commit.atMs !== null && commit.atMs > atMs ? null : commit),
};

function rewindReported(release: ReportedRelease, atMs: number): ReportedRelease | null {
  const { createdAtMs, releasedAtMs, releasedOn } = release;
  if (createdAtMs !== null && createdAtMs > atMs) return null;
  const dayMs = releasedOn === undefined ? null : Date.parse(releasedOn);
  const later = (releasedAtMs !== null && releasedAtMs > atMs) || (dayMs !== null && dayMs > atMs);
  if (!later) return release;
  const { releasedOn: _, ...rest } = release;
  return { ...rest, released: false, releasedAtMs: null };
}

function rewindAlert(run: AlertRun, atMs: number): AlertRun | null {
  if (run.startedAtMs > atMs) return null;
  if (run.endedAtMs === null || run.endedAtMs <= atMs) return run;
  return { ...run, endedAtMs: null, cut: true, state: 'firing' };
}

function rewindCase(one: SupportCase, atMs: number): SupportCase | null {
  if (one.openedAtMs > atMs) return null;
  if (one.solvedAtMs === null || one.solvedAtMs <= atMs) return one;
  return { ...one, solvedAtMs: null, state: 'open', statusText: 'not solved yet', satisfied: null };
}

function rewindGroup(group: ErrorGroup, atMs: number): ErrorGroup | null {
  if (group.firstSeenMs > atMs) return null;
  const { regression } = group;
  const cameBackLater = regression !== null && regression.atMs !== null && regression.atMs > atMs;
  return {
    ...group,
    lastSeenMs: Math.min(group.lastSeenMs, atMs),
    regression: cameBackLater ? null : regression,
  };
}
