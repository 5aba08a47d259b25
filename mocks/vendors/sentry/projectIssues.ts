import type { World, WorldErrorGroup, WorldSighting } from '../../world/world.ts';
import { isoText, projectReference, sentryName, SCREEN } from './project.ts';
import type { IssueSearch } from './search.ts';

const HOUR_MS = 3_600_000;
/** After this long Sentry itself turns "regressed" and "new" into "ongoing". */
const ONGOING_AFTER_MS = 7 * 24 * HOUR_MS;

export interface IssuesQuestion {
  readonly search: IssueSearch;
  readonly startMs: number;
  readonly endMs: number;
  readonly services: readonly string[];
}

interface Counted {
  readonly events: number;
  readonly users: number;
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
}

/** Issues of the projects asked for that match the search, newest first sighting first. */
export function projectIssues(
  world: World,
  question: IssuesQuestion,
  told: { readonly nowMs: number; readonly services: readonly string[] },
) {
  return world.errorGroups
    .map((group, index) => ({ group, id: issueId(index) }))
    .filter(
      ({ group }) =>
        question.services.includes(group.service) &&
        matches(world, group, { search: question.search, nowMs: told.nowMs }),
    )
    .flatMap(({ group, id }) => {
      const window = { startMs: question.startMs, endMs: Math.min(question.endMs, told.nowMs) };
      const all = countAll(group.sightings, window);
      const inRelease = group.sightings.filter(({ version }) => {
        return (
          question.search.release === null ||
          sentryName(world, group.service, version) === question.search.release
        );
      });
      const filtered = countAll(inRelease, window);
      if (all === null || filtered === null) return [];
      const isFiltered = Object.values(question.search).some((value) => value !== null);
      return [
        {
          group,
          json: issueJson(world, group, { id, all, filtered: isFiltered ? filtered : null, ...told }),
        },
      ];
    })
    .sort((a, b) => firstSeenOf(b.group) - firstSeenOf(a.group))
    .map(({ json }) => json);
}

/** One issue with its history, or null where there is none of this id yet. */
export function projectIssueDetail(
  world: World,
  id: string,
  told: { readonly nowMs: number; readonly services: readonly string[] },
) {
  const index = world.errorGroups.findIndex((_, nth) => issueId(nth) === id);
  const group = world.errorGroups[index];
  if (group === undefined || !told.services.includes(group.service) || firstSeenOf(group) > told.nowMs)
    return null;
  const all = countAll(group.sightings, { startMs: world.startMs, endMs: told.nowMs });
  if (all === null) return null;
  const seen = group.sightings
    .filter(({ firstSeenMs }) => firstSeenMs <= told.nowMs)
    .sort((a, b) => a.firstSeenMs - b.firstSeenMs);
  const [first] = seen;
  const last = seen.at(-1);
  const release = (sighting: WorldSighting | undefined) =>
    sighting && { version: sentryName(world, group.service, sighting.version) };
  return {
    ...issueJson(world, group, { id, all, filtered: null, ...told }),
    firstRelease: release(first) ?? null,
    lastRelease: release(last) ?? null,
    activity: activityOf(world, group, told.nowMs),
  };
}

function issueJson(
  world: World,
  group: WorldErrorGroup,
  {
    id,
    all,
    filtered,
    nowMs,
    services,
  }: {
    readonly id: string;
    readonly all: Counted;
    readonly filtered: Counted | null;
    readonly nowMs: number;
    readonly services: readonly string[];
  },
) {
  const { id: projectNumber, slug, name, platform } = projectReference(group.service, services);
  const status = statusAt(group, nowMs);
  const { resolvedInVersion } = group;
  const fixed =
    status === 'resolved' && resolvedInVersion !== null
      ? { inRelease: sentryName(world, group.service, resolvedInVersion) }
      : {};
  return {
    id,
    shareId: null,
    shortId: `${group.service.toUpperCase()}-${id.slice(-3)}`,
    title: group.title,
    culprit: group.culprit,
    permalink: `${SCREEN}/organizations/harbour/issues/${id}/`,
    logger: null,
    level: group.level,
    status,
    substatus: substatusAt(group, status, nowMs),
    statusDetails: fixed,
    isPublic: false,
    platform: 'javascript',
    project: { id: String(projectNumber), slug, name, platform },
    type: 'error',
    issueType: 'error',
    issueCategory: 'error',
    metadata: { title: group.title },
    numComments: 0,
    assignedTo: null,
    isBookmarked: false,
    isSubscribed: false,
    subscriptionDetails: null,
    hasSeen: true,
    annotations: [],
    isUnhandled: group.level === 'fatal',
    // Sentry writes this count as text and the next one as a number.
    count: String(all.events),
    userCount: all.users,
    firstSeen: isoText(firstSeenOf(group)),
    lastSeen: isoText(all.lastSeenMs),
    stats: {},
    lifetime: {
      count: String(all.events),
      userCount: all.users,
      firstSeen: isoText(firstSeenOf(group)),
      lastSeen: isoText(all.lastSeenMs),
      stats: null,
    },
    filtered:
      filtered === null
        ? null
        : {
            count: String(filtered.events),
            userCount: filtered.users,
            firstSeen: isoText(filtered.firstSeenMs),
            lastSeen: isoText(filtered.lastSeenMs),
            stats: {},
          },
  };
}

function matches(
  world: World,
  group: WorldErrorGroup,
  { search, nowMs }: { readonly search: IssueSearch; readonly nowMs: number },
): boolean {
  const named = (version: string) => sentryName(world, group.service, version);
  const first = group.sightings.toSorted((a, b) => a.firstSeenMs - b.firstSeenMs)[0];
  if (first === undefined || first.firstSeenMs > nowMs) return false;
  if (search.is !== null && statusAt(group, nowMs) !== search.is) return false;
  if (search.firstRelease !== null && named(first.version) !== search.firstRelease) return false;
  if (search.regressedInRelease === null) return true;
  return group.regressions.some(
    ({ atMs, version }) => atMs <= nowMs && named(version) === search.regressedInRelease,
  );
}

function statusAt(
  { state, resolvedAtMs, regressions }: WorldErrorGroup,
  nowMs: number,
): 'unresolved' | 'resolved' | 'ignored' {
  if (state === 'ignored') return 'ignored';
  if (resolvedAtMs === null || resolvedAtMs > nowMs) return 'unresolved';
  return regressions.some(({ atMs }) => atMs > resolvedAtMs && atMs <= nowMs) ? 'unresolved' : 'resolved';
}

function substatusAt(
  group: WorldErrorGroup,
  status: ReturnType<typeof statusAt>,
  nowMs: number,
): string | null {
  if (status === 'resolved') return null;
  if (status === 'ignored') return 'archived_until_escalating';
  const isRecent = (atMs: number) => atMs <= nowMs && nowMs - atMs < ONGOING_AFTER_MS;
  if (group.regressions.some(({ atMs }) => isRecent(atMs))) return 'regressed';
  return isRecent(firstSeenOf(group)) ? 'new' : 'ongoing';
}

function activityOf(world: World, group: WorldErrorGroup, nowMs: number) {
  const { resolvedAtMs, resolvedInVersion } = group;
  const resolved =
    resolvedAtMs === null
      ? []
      : [
          {
            atMs: resolvedAtMs,
            type: 'set_resolved_in_release',
            data: {
              version: resolvedInVersion === null ? '' : sentryName(world, group.service, resolvedInVersion),
            },
          },
        ];
  const regressed = group.regressions.flatMap(({ atMs, version }) => [
    { atMs, type: 'set_regression', data: { version: sentryName(world, group.service, version) } },
    { atMs: atMs + ONGOING_AFTER_MS, type: 'auto_set_ongoing', data: { after_days: 7 } },
  ]);
  return [...resolved, ...regressed]
    .filter(({ atMs }) => atMs <= nowMs)
    .sort((a, b) => b.atMs - a.atMs)
    .map(({ atMs, type, data }, nth) => ({
      id: String(500 + nth),
      type,
      data,
      user: null,
      dateCreated: isoText(atMs),
    }));
}

function countAll(
  sightings: readonly WorldSighting[],
  window: { readonly startMs: number; readonly endMs: number },
): Counted | null {
  const parts = sightings.flatMap((sighting) => countOne(sighting, window) ?? []);
  if (parts.length === 0) return null;
  return {
    events: parts.reduce((sum, { events }) => sum + events, 0),
    users: parts.reduce((sum, { users }) => sum + users, 0),
    firstSeenMs: Math.min(...parts.map(({ firstSeenMs }) => firstSeenMs)),
    lastSeenMs: Math.max(...parts.map(({ lastSeenMs }) => lastSeenMs)),
  };
}

/** Whole hours of the window; of the hour that is still running, its share. */
function countOne(
  sighting: WorldSighting,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): Counted | null {
  let [events, users, firstMs, lastMs] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let hour = 0; hour < sighting.events.length; hour += 1) {
    const hourMs = sighting.firstHourMs + hour * HOUR_MS;
    if (hourMs < Math.floor(startMs / HOUR_MS) * HOUR_MS || hourMs >= endMs) continue;
    const share = Math.min(1, (endMs - hourMs) / HOUR_MS);
    const seen = Math.floor((sighting.events[hour] ?? 0) * share);
    if (seen === 0) continue;
    events += seen;
    users += Math.min(seen, sighting.users[hour] ?? 0);
    firstMs = Math.min(firstMs, hourMs);
    lastMs = Math.max(lastMs, Math.min(hourMs + HOUR_MS - 1000, endMs));
  }
  if (events === 0) return null;
  return {
    events,
    users,
    firstSeenMs: Math.max(firstMs, sighting.firstSeenMs),
    lastSeenMs: Math.min(lastMs, sighting.lastSeenMs),
  };
}

function firstSeenOf(group: WorldErrorGroup): number {
  return Math.min(...group.sightings.map(({ firstSeenMs }) => firstSeenMs));
}

function issueId(index: number): string {
  return String(4_100_100 + index);
}
