import type { Commit } from '../domain/commit.ts';
import type { Release, ReleaseId, ServiceId } from '../domain/release.ts';
import { foldName } from '../domain/serviceSpelling.ts';
import type { Defect, Incident } from '../domain/ticket.ts';
import type { Gathered } from '../collection/gathered.ts';
import { componentOfFile } from '../metrics/componentOfFile.ts';
import type { Touches } from '../metrics/regressionSurface.ts';
import type { Facts } from './facts.ts';

type Ticket = Incident | Defect;

/** One release's commits and fixed tickets, and the components that both went into. */
export interface ReleaseTouches {
  readonly gathered: Gathered<Commit>;
  /** Newest first, each once. */
  readonly commits: readonly { readonly commit: Commit; readonly components: readonly string[] }[];
  readonly tickets: readonly Ticket[];
  readonly touched: Touches;
}

export function touchesOf(facts: Facts, release: Release): ReleaseTouches {
  return facts.once(`touches ${release.id}`, () => {
    const index = ticketIndex(facts);
    const known = index.componentNames.get(release.service) ?? new Map<string, string>();
    const gathered = facts.commits(release);
    // Two sources that tell of one repository tell the same commits.
    const unique = new Map(gathered.items.map((commit) => [commit.sha, commit]));
    const commits = [...unique.values()]
      .toSorted((a, b) => (b.atMs ?? 0) - (a.atMs ?? 0))
      .map((commit) => ({ commit, components: componentsOf(commit, known, index.byKey) }));
    const tickets = index.fixedIn.get(release.id) ?? [];
    const touched = new Map<string, { commits: number; tickets: number }>();
    const count = (component: string, by: 'commits' | 'tickets'): void => {
      const before = touched.get(component) ?? { commits: 0, tickets: 0 };
      touched.set(component, { ...before, [by]: before[by] + 1 });
    };
    for (const { components } of commits) for (const one of components) count(one, 'commits');
    for (const ticket of tickets) for (const one of spelt(ticket, known)) count(one, 'tickets');
    return { gathered, commits, tickets, touched };
  });
}

/** By its files where they are told, else by the tickets that its message names. */
function componentsOf(
  { files, ticketKeys }: Commit,
  known: ReadonlyMap<string, string>,
  byKey: ReadonlyMap<string, Ticket>,
): string[] {
  const byFiles = files.map((path) => componentOfFile(path, known)).filter((name) => name !== null);
  if (byFiles.length > 0) return [...new Set(byFiles)];
  const named = ticketKeys.map((key) => byKey.get(key)).filter((ticket) => ticket !== undefined);
  return [...new Set(named.flatMap((ticket) => spelt(ticket, known)))];
}

/** Components of a ticket, equal ones spelt alike. */
export function spelt({ components }: Ticket, known: ReadonlyMap<string, string>): string[] {
  return components.map((name) => known.get(foldName(name)) ?? name);
}

interface TicketIndex {
  readonly all: readonly { readonly ticket: Ticket; readonly services: readonly ServiceId[] }[];
  readonly byKey: ReadonlyMap<string, Ticket>;
  readonly fixedIn: ReadonlyMap<ReleaseId, readonly Ticket[]>;
  /** Service -> folded component name -> its spelling. */
  readonly componentNames: ReadonlyMap<ServiceId, ReadonlyMap<string, string>>;
}

/** Incidents and defects, found by key, by the release that fixes them, and by component. */
export function ticketIndex(facts: Facts): TicketIndex {
  return facts.once('tickets of components', () => {
    const { catalogue } = facts;
    const tickets: readonly Ticket[] = [...facts.list('incidents').items, ...facts.list('defects').items];
    const fixedIn = new Map<ReleaseId, Ticket[]>();
    const componentNames = new Map<ServiceId, Map<string, string>>();
    const all = tickets.map((ticket) => {
      const { sourceId, serviceNames, fixReleaseNames, components } = ticket;
      const asked = serviceNames.length === 0 ? [null] : serviceNames;
      const fixes = fixReleaseNames.flatMap((name) =>
        asked.map((service) => catalogue.find(sourceId, name, service)),
      );
      for (const id of new Set(fixes.filter((one) => one !== null))) {
        fixedIn.set(id, [...(fixedIn.get(id) ?? []), ticket]);
      }
      const services = [...new Set(serviceNames.flatMap((name) => catalogue.servicesNamed(name)))];
      for (const service of services) {
        const names = componentNames.get(service) ?? new Map<string, string>();
        for (const name of components) if (!names.has(foldName(name))) names.set(foldName(name), name);
        componentNames.set(service, names);
      }
      return { ticket, services };
    });
    const byKey = new Map(tickets.map((ticket) => [ticket.key, ticket]));
    return { all, byKey, fixedIn, componentNames };
  });
}
