import type { Release } from '../domain/release.ts';
import { regressionSurface, type ComponentFailure } from '../metrics/regressionSurface.ts';
import type { TicketsByRelease } from '../domain/attribution.ts';
import type { Defect, Incident } from '../domain/ticket.ts';
import { missingSources } from './believed.ts';
import type { Facts } from './facts.ts';
import type { Surface } from './releaseBody.ts';
import { labelsOf, whyNoCommits } from './shipped.ts';
import { spelt, ticketIndex, touchesOf } from './touches.ts';

/** Each costs the source of commits a question (kept for good); these tell what a hundred would. */
const MOST_EARLIER = 8;

/** The components that a release touched, beside their history of failures. */
export function surfaceOf(facts: Facts, release: Release): Surface {
  const own = touchesOf(facts, release);
  const { startedAtMs } = release;
  const beforeMs = startedAtMs ?? facts.nowMs;
  const before = facts.releases
    .filter((one) => one.service === release.service && (one.startedAtMs ?? Infinity) < beforeMs)
    .toSorted((a, b) => (b.startedAtMs ?? 0) - (a.startedAtMs ?? 0))
    .slice(0, MOST_EARLIER);
  const about = { earlierReleases: before.length, sinceMs: facts.sinceMs };
  const nothing = { ...about, rows: [], caveats: [] };
  const lists = [facts.list('incidents'), facts.list('defects')];
  const commitsUnknown = whyNoCommits(facts, own.gathered, release);
  if (own.touched.size === 0) {
    const unplaced = own.commits.length > 0 ? 'Its commits name no files and no known tickets.' : null;
    return {
      ...nothing,
      unknown: `What it touched is not known. ${unplaced ?? commitsUnknown ?? 'No commit and no fixed ticket is known.'}`,
    };
  }
  if (
    lists.every(({ items }) => items.length === 0) &&
    lists.some((list) => missingSources(list).length > 0)
  ) {
    return { ...nothing, unknown: 'The history of failures is not known: no tracker has answered.' };
  }
  const earlier = before.map((one) => ({ id: one.id, touches: touchesOf(facts, one), release: one }));
  const silent = earlier.filter(
    ({ touches, release: one }) => whyNoCommits(facts, touches.gathered, one) !== null,
  ).length;
  const missing = [...new Set(lists.flatMap((list) => missingSources(list)))];
  const unplaced = own.commits.filter(({ components }) => components.length === 0).length;
  return {
    ...about,
    rows: regressionSurface({
      touched: own.touched,
      beforeMs,
      failures: failuresOf(facts, release),
      earlier: earlier.map(({ id, touches: { touched } }) => ({ id, touched })),
    }),
    caveats: [
      ...(commitsUnknown === null ? [] : [`By its fixed tickets alone. ${commitsUnknown}`]),
      ...(unplaced === 0
        ? []
        : [`${unplaced} of ${own.commits.length} commits name no component and are left out.`]),
      ...(commitsUnknown === null && silent > 0
        ? [`The commits of ${silent} of ${before.length} earlier releases are not known.`]
        : []),
      ...(missing.length === 0 ? [] : [`${labelsOf(facts, missing)} missing: there may be more failures.`]),
    ],
    unknown: null,
  };
}

/** Incidents and production defects of the release's service, with the releases that they are tied to. */
function failuresOf(facts: Facts, { service }: Release): ComponentFailure[] {
  const index = ticketIndex(facts);
  const known = index.componentNames.get(service) ?? new Map<string, string>();
  const tied = facts.once('releases of tickets', () => releasesOf([facts.incidents, facts.defects]));
  return index.all
    .filter(({ ticket, services }) => services.includes(service) && ticket.counts && isFailure(ticket))
    .map(({ ticket }) => ({
      id: ticket.id,
      title: ticket.title,
      atMs: 'startedAtMs' in ticket ? ticket.startedAtMs : ticket.createdAtMs,
      url: ticket.url,
      components: spelt(ticket, known),
      releaseIds: tied.get(ticket.id) ?? [],
    }));
}

function isFailure(ticket: Incident | Defect): boolean {
  return 'startedAtMs' in ticket || ticket.foundIn === 'production';
}

function releasesOf(lists: readonly TicketsByRelease<Incident | Defect>[]): Map<string, string[]> {
  const tied = new Map<string, string[]>();
  for (const { byRelease } of lists) {
    for (const [releaseId, tickets] of byRelease) {
      for (const { ticket } of tickets) tied.set(ticket.id, [...(tied.get(ticket.id) ?? []), releaseId]);
    }
  }
  return tied;
}
