import type { Collected } from '../../domain/collected.ts';
import {
  judgeTickets,
  ruleThatFired,
  ticketNotices,
  type JudgedTickets,
  type TicketMaterial,
  type TicketRules,
} from '../../domain/ticketRules.ts';
import type { TimeWindow } from '../../domain/time.ts';
import type { AdapterContext, Asking, WindowScope } from '../contract.ts';
import { decodeRecords } from '../transport/decodeRecords.ts';
import { createRedmineApi, type RedmineApi } from './api.ts';
import { collectHistories, type JournalMemory } from './collectHistories.ts';
import { convertIssue, ruleFieldsOf, rulesOf, withHistory, type Conversion } from './convert.ts';
import {
  currentUserRecord,
  decodeIssue,
  projectRecord,
  statusesRecord,
  trackersRecord,
  versionListRecord,
  versionRecord,
  type IssueRecord,
} from './records.ts';
import { Rejections } from '../transport/rejections.ts';
import type { RedmineSettings } from './settings.ts';
import { knownStatuses } from './statuses.ts';

/** One window's tickets, sorted into incidents and defects; both capabilities answer from the same collection. */
export interface TicketCollection extends Omit<Collected<never>, 'items'> {
  readonly judged: JudgedTickets;
}

export interface Connection {
  readonly settings: RedmineSettings;
  readonly context: AdapterContext;
  /** Journals read earlier; asked again only for tickets touched since. */
  readonly memory: JournalMemory;
}

export interface FoundTicket {
  readonly issue: IssueRecord;
  readonly ticket: TicketMaterial;
}

export async function collectTickets(
  { settings, context, memory }: Connection,
  scope: WindowScope,
  asking: Asking,
): Promise<TicketCollection> {
  const { sourceId, screenUrl, request } = context;
  const api = createRedmineApi({ sourceId, screenUrl, request, asking });
  const rules = rulesOf(settings);
  const rejections = new Rejections();
  const [{ issue_statuses: statusList }, trackers] = await Promise.all([
    api.read('issue_statuses.json', statusesRecord),
    findTrackers(api, settings),
  ]);
  const statuses = knownStatuses(statusList, settings);

  const lists = await Promise.all(
    [...servicesByProject(settings)].map(async ([project, serviceNames]) => {
      const list = await collectList(api, project, { window: scope.window, trackerIds: trackers.ids });
      const conversion: Conversion = {
        sourceId,
        screenUrl,
        settings,
        serviceNames,
        statuses,
        versionNames: list.versionNames,
        ruleFields: ruleFieldsOf(settings),
      };
      return { ...list, found: sift(list, { conversion, rules, rejections, window: scope.window }) };
    }),
  );
  // Where reading without a login is allowed, a wrong key is answered 200 with nothing: ask who we are before believing it.
  if (lists.every((list) => list.items.length === 0)) await api.read('users/current.json', currentUserRecord);

  const found = lists.flatMap((list) => list.found);
  const histories = await collectHistories({ api, statuses, memory }, found);
  const tickets = found.map(({ issue, ticket }) => withHistory(ticket, histories.of(issue)));
  const judged = judgeTickets(tickets, rules, asking.nowMs);
  return {
    judged,
    window: scope.window,
    incompleteness: [...lists.flatMap((list) => list.incompleteness), ...histories.incompleteness],
    rejected: rejections.list(),
    notices: [...trackers.notices, ...histories.notices, ...ticketNotices(judged)],
    asOfMs: asking.nowMs,
    receipts: [...api.receipts, ...histories.receipts],
  };
}

/** Project identifier -> the services whose tickets are in it. */
export function servicesByProject({ projects }: RedmineSettings): ReadonlyMap<string, readonly string[]> {
  const services = new Map<string, string[]>();
  for (const [service, identifiers] of Object.entries(projects)) {
    for (const identifier of identifiers)
      services.set(identifier, [...(services.get(identifier) ?? []), service]);
  }
  return services;
}

/** Filters want ids. Where a rule looks at more than the tracker, all tickets are asked for. */
async function findTrackers(
  api: RedmineApi,
  { incident, defect }: RedmineSettings,
): Promise<{ ids: readonly number[]; notices: readonly string[] }> {
  const { trackers } = await api.read('trackers.json', trackersRecord);
  const named = [...incident.trackers, ...defect.trackers];
  const idsOf = (name: string) =>
    trackers
      .filter((tracker) => tracker.name.toLowerCase() === name.toLowerCase())
      .map((tracker) => tracker.id);
  const byTrackerOnly = [incident, defect].every(
    (rule) => rule.trackers.length > 0 && rule.links.length === 0 && Object.keys(rule.fields).length === 0,
  );
  const strangers = named.filter((name) => idsOf(name).length === 0);
  return {
    ids: byTrackerOnly ? named.flatMap(idsOf) : [],
    notices: strangers.map(
      (name) => `This Redmine has no tracker called "${name}"; the rule for it never matches.`,
    ),
  };
}

interface ProjectList {
  readonly projectId: number;
  readonly versionNames: ReadonlyMap<string, string>;
  readonly items: readonly unknown[];
  readonly incompleteness: readonly string[];
}

async function collectList(
  api: RedmineApi,
  project: string,
  asked: { window: TimeWindow; trackerIds: readonly number[] },
): Promise<ProjectList> {
  const [known, versionNames, changed, open] = await Promise.all([
    api.read(`projects/${encodeURIComponent(project)}.json`, projectRecord),
    collectVersionNames(api, project),
    api.issues({ ...asked, project, part: 'changed' }),
    api.issues({ ...asked, project, part: 'open' }),
  ]);
  const incompleteness = [...changed.incompleteness, ...open.incompleteness];
  return {
    projectId: known.project.id,
    versionNames,
    items: [...changed.items, ...open.items],
    incompleteness,
  };
}

async function collectVersionNames(api: RedmineApi, project: string): Promise<ReadonlyMap<string, string>> {
  const { versions } = await api.read(
    `projects/${encodeURIComponent(project)}/versions.json`,
    versionListRecord,
  );
  return new Map(decodeRecords(versionRecord, versions).records.map(({ id, name }) => [String(id), name]));
}

interface Sieve {
  readonly conversion: Conversion;
  readonly rules: TicketRules;
  readonly rejections: Rejections;
  readonly window: TimeWindow;
}

/** Keeps what is of this project and what the rules call an incident or a defect; a ticket may come twice (two lists). */
function sift(
  { items, projectId }: ProjectList,
  { conversion, rules, rejections, window }: Sieve,
): readonly FoundTicket[] {
  const byId = new Map<number, FoundTicket>();
  for (const value of items) {
    const issue = decodeIssue(value);
    if (typeof issue === 'string') {
      rejections.add(issue, JSON.stringify(value).slice(0, 80));
      continue;
    }
    // A filter that Redmine does not know is ignored without an error, and everything comes back.
    if (issue.project !== null && issue.project.id !== projectId) {
      rejections.add(
        'a ticket of another project than was asked for',
        `#${issue.id} (${issue.project.name})`,
      );
      continue;
    }
    const ticket = convertIssue(issue, conversion);
    if (typeof ticket === 'string') rejections.add(ticket, `#${issue.id}`);
    else if (belongs(ticket, rules, window)) byId.set(issue.id, { issue, ticket });
  }
  return [...byId.values()];
}

function belongs(ticket: TicketMaterial, rules: TicketRules, { startMs, endMs }: TimeWindow): boolean {
  if (ticket.createdAtMs >= endMs || (ticket.state === 'done' && ticket.updatedAtMs < startMs)) return false;
  return ruleThatFired(ticket, rules.incident) !== null || ruleThatFired(ticket, rules.defect) !== null;
}
