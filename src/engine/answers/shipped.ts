import type { Gathered } from '../collection/gathered.ts';
import type { Commit } from '../domain/commit.ts';
import type { Release } from '../domain/release.ts';
import { missingSources } from './believed.ts';
import type { Facts } from './facts.ts';
import type { Shipped } from './releaseBody.ts';
import { touchesOf } from './touches.ts';

/** Enough to read through; the number says how many there are. */
const MOST_COMMITS = 200;

/** What went out with a release, from the sources that know of it. */
export function shippedOf(facts: Facts, release: Release): Shipped {
  const { gathered, commits, tickets, touched } = touchesOf(facts, release);
  const commitsUnknown = whyNoCommits(facts, gathered, release);
  const commitAuthors = commits.map(({ commit }) => commit.author).filter((author) => author !== null);
  return {
    authors: [...new Set([...release.authors, ...commitAuthors])],
    commitCount: release.commitCount ?? (commitsUnknown === null ? commits.length : null),
    commits: commits.slice(0, MOST_COMMITS).map(({ commit: { files, ...commit }, components }) => ({
      ...commit,
      fileCount: files.length,
      components,
    })),
    commitsUnknown,
    tickets: tickets.map((ticket) => ({
      id: ticket.id,
      key: ticket.key,
      title: ticket.title,
      kind: 'startedAtMs' in ticket ? 'incident' : 'defect',
      components: ticket.components,
      url: ticket.url,
    })),
    ticketsUnknown: whyNoTickets(facts),
    components: [...touched]
      .toSorted(([a, x], [b, y]) => y.commits + y.tickets - (x.commits + x.tickets) || (a < b ? -1 : 1))
      .map(([component]) => component),
  };
}

export function whyNoCommits(facts: Facts, gathered: Gathered<Commit>, release: Release): string | null {
  if (gathered.items.length > 0) return null;
  const tellers = facts.sources.filter(({ offers }) => offers.includes('commits'));
  if (tellers.length === 0)
    return 'No configured source tells of commits. An error tracker that is linked to a repository does.';
  const tells = ({ sourceId }: { readonly sourceId: string }) => tellers.some(({ id }) => id === sourceId);
  // Without its list of releases a source is not even asked: it is not known how it calls this one.
  const failure = gathered.failures[0] ?? facts.reported.failures.find(tells);
  if (failure !== undefined) return `${failure.sentence} ${failure.hint}`;
  const awaited = gathered.awaited[0] ?? facts.reported.awaited.find(tells);
  if (awaited !== undefined) return `Waiting for commits from ${awaited.sourceId}.`;
  const names = tellers.map(({ label }) => label).join(' and ');
  if (!gathered.offered) return `${names} ${tellers.length === 1 ? 'does' : 'do'} not know this release.`;
  return (release.commitCount ?? 0) > 0 ? `${names} counts commits but does not list them.` : null;
}

function whyNoTickets(facts: Facts): string | null {
  const lists = [facts.list('incidents'), facts.list('defects')];
  if (lists.every(({ offered }) => !offered)) return 'No configured source tells of incidents or defects.';
  const missing = [...new Set(lists.flatMap((list) => missingSources(list)))];
  return missing.length === 0 ? null : `${labelsOf(facts, missing)} missing: there may be more.`;
}

/** "Jira is", "Jira and Redmine are" */
export function labelsOf({ sources }: Facts, sourceIds: readonly string[]): string {
  const labels = sourceIds.map((sourceId) => sources.find(({ id }) => id === sourceId)?.label ?? sourceId);
  return `${labels.join(' and ')} ${labels.length === 1 ? 'is' : 'are'}`;
}
