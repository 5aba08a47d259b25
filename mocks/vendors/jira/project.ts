import type { World, WorldStatusChange, WorldTicket } from '../../world/world.ts';
import {
  FIELDS,
  LINK_TYPES,
  MIGRATED,
  PRIORITIES,
  RESOLUTIONS,
  STRANGE_VERSION,
  TYPES,
  jiraTime,
  projectOf,
  type JiraStatus,
} from './words.ts';

type Json = Readonly<Record<string, unknown>>;

export interface JiraIssue {
  readonly id: string;
  readonly key: string;
  readonly projectKey: string;
  readonly typeName: string;
  readonly category: JiraStatus['category'];
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly fields: Json;
  /** Oldest first. */
  readonly histories: readonly JiraHistory[];
}

export interface JiraHistory {
  readonly id: string;
  readonly atMs: number;
  readonly author: string;
  readonly items: readonly Json[];
}

const WEEK_MS = 7 * 86_400_000;
/** Versions are planned, and tickets filed against them, before they are deployed. */
const PLANNED_AHEAD_MS = 2 * WEEK_MS;

/** The tickets of these services as Jira knows them at this moment. */
export function projectIssues(
  world: World,
  services: readonly string[],
  nowMs: number,
): readonly JiraIssue[] {
  const tickets = world.tickets.filter(
    (ticket) => services.includes(ticket.service) && ticket.createdAtMs <= nowMs,
  );
  const migrated = migratedTicket(tickets, nowMs);
  return tickets.map((ticket) => issueOf(ticket, { tickets, nowMs, wasMigrated: ticket === migrated }));
}

interface Telling {
  readonly tickets: readonly WorldTicket[];
  readonly nowMs: number;
  readonly wasMigrated: boolean;
}

function issueOf(ticket: WorldTicket, { tickets, nowMs, wasMigrated }: Telling): JiraIssue {
  const project = projectOf(ticket.service);
  const changes = ticket.changes.filter((change) => change.atMs <= nowMs);
  const last = changes.at(-1);
  const status = wasMigrated ? MIGRATED : project.statuses[last?.to ?? 'new'];
  const done = status.category === 'done';
  const resolution = done && ticket.resolution !== null ? RESOLUTIONS[ticket.resolution] : null;
  const doneAtMs = done
    ? (changes.findLast((change) => isDone(change.to) && !isDone(change.from))?.atMs ?? null)
    : null;
  const updatedAtMs = last?.atMs ?? ticket.createdAtMs;
  const versions = (names: readonly string[]) => names.map((version) => versionOf(ticket.service, version));
  return {
    id: idOf(ticket),
    key: keyOf(ticket),
    projectKey: project.key,
    typeName: TYPES[ticket.kind].name,
    category: status.category,
    createdAtMs: ticket.createdAtMs,
    updatedAtMs,
    fields: {
      summary: ticket.title,
      description: { type: 'doc', version: 1, content: ticket.body.flatMap(adfOf) },
      project: { id: project.id, key: project.key },
      issuetype: { ...TYPES[ticket.kind], subtask: false },
      status: statusJson(status),
      resolution,
      resolutiondate: doneAtMs === null ? null : jiraTime(doneAtMs),
      created: jiraTime(ticket.createdAtMs),
      updated: jiraTime(updatedAtMs),
      labels: [
        ...(ticket.regression ? ['regression'] : []),
        ...(ticket.foundInProduction ? ['production'] : []),
      ],
      components: [{ id: `c-${ticket.component}`, name: ticket.component }],
      priority: { id: String(ticket.severity), name: PRIORITIES[ticket.severity] },
      versions: versions(ticket.affectedVersions),
      fixVersions: done ? versions(ticket.fixVersions) : [],
      issuelinks: linksOf(ticket, tickets),
      reporter: { displayName: ticket.reporter, accountType: 'atlassian' },
      assignee: ticket.assignee === null ? null : { displayName: ticket.assignee, accountType: 'atlassian' },
      [FIELDS.impactStarted.id]: ticket.startedAtMs === null ? null : jiraTime(ticket.startedAtMs),
    },
    histories: [
      ...changes.map((change, index) => historyOf(ticket, change, index)),
      ...(wasMigrated ? [migrationOf(ticket, updatedAtMs)] : []),
    ],
  };
}

export function statusJson({ id, name, category }: JiraStatus): Json {
  const names = { new: 'To Do', indeterminate: 'In Progress', done: 'Done' };
  const ids = { new: 2, indeterminate: 4, done: 3 };
  return {
    id,
    name,
    statusCategory: { id: ids[category], key: category, name: names[category], colorName: 'blue-gray' },
  };
}

/** Versions as `project/{key}/versions` lists them; released ones have a day, not a time. */
export function projectVersions(world: World, service: string, nowMs: number): readonly Json[] {
  const planned = world.releases.filter(
    (release) =>
      release.service === service &&
      (release.deployments[0]?.startedAtMs ?? nowMs) <= nowMs + PLANNED_AHEAD_MS,
  );
  const versions = planned.map((release) => {
    const finishedAtMs = release.deployments[0]?.finishedAtMs ?? null;
    const released = finishedAtMs !== null && finishedAtMs <= nowMs;
    const day = released ? { releaseDate: jiraTime(finishedAtMs).slice(0, 10) } : {};
    return { ...versionOf(service, release.version), archived: false, released, ...day };
  });
  const strange = {
    id: `${projectOf(service).id}99`,
    name: STRANGE_VERSION,
    archived: false,
    released: false,
  };
  return service === 'shop' && world.tickets.length > 0 ? [...versions, strange] : versions;
}

function versionOf(service: string, version: string): Json {
  const { id, versionPrefix } = projectOf(service);
  return { id: `${id}${version.replace(/\D/g, '')}`, name: `${versionPrefix} ${version}` };
}

function historyOf(ticket: WorldTicket, change: WorldStatusChange, index: number): JiraHistory {
  const { statuses } = projectOf(ticket.service);
  const [from, to] = [statuses[change.from], statuses[change.to]];
  const item = {
    field: 'status',
    fieldtype: 'jira',
    fieldId: 'status',
    from: from.id,
    fromString: from.name,
    to: to.id,
    toString: to.name,
  };
  const resolved = to.category === 'done' && from.category !== 'done' && ticket.resolution !== null;
  const items = resolved ? [item, resolutionItem(RESOLUTIONS[ticket.resolution ?? 'fixed'])] : [item];
  return { id: `${idOf(ticket)}${index}`, atMs: change.atMs, author: change.author, items };
}

function resolutionItem({ id, name }: { id: string; name: string }): Json {
  return {
    field: 'resolution',
    fieldtype: 'jira',
    fieldId: 'resolution',
    from: null,
    fromString: null,
    to: id,
    toString: name,
  };
}

/** Closed tickets were moved to another done status when the workflow was replaced: no repair, no reopening. */
function migrationOf(ticket: WorldTicket, closedAtMs: number): JiraHistory {
  const { statuses } = projectOf(ticket.service);
  const { id, name } = statuses.closed;
  return {
    id: `${idOf(ticket)}99`,
    atMs: closedAtMs + WEEK_MS,
    author: 'Workflow Admin',
    items: [
      {
        field: 'Workflow',
        fieldtype: 'jira',
        from: '10900',
        fromString: 'Accounts 2024',
        to: '10901',
        toString: 'Accounts 2026',
      },
      {
        field: 'status',
        fieldtype: 'jira',
        fieldId: 'status',
        from: id,
        fromString: name,
        to: MIGRATED.id,
        toString: MIGRATED.name,
      },
    ],
  };
}

/** The oldest incident of the German team, a week after it was closed. */
function migratedTicket(tickets: readonly WorldTicket[], nowMs: number): WorldTicket | null {
  const oldest =
    tickets.find((ticket) => ticket.service === 'accounts' && ticket.kind === 'incident') ?? null;
  const last = oldest?.changes.filter((change) => change.atMs <= nowMs).at(-1);
  return last !== undefined && last.to === 'closed' && last.atMs + WEEK_MS <= nowMs ? oldest : null;
}

/** Each link is told on both of its tickets, under one id. */
function linksOf(ticket: WorldTicket, tickets: readonly WorldTicket[]): readonly Json[] {
  return tickets.flatMap((from) =>
    from.links.flatMap(({ kind, toNumber }, index) => {
      const to = targetOf(from, toNumber, tickets);
      const passive = kind === 'caused-by';
      if (from === ticket && to !== null)
        return [linkJson({ from, index, kind, end: passive ? 'inwardIssue' : 'outwardIssue', other: to })];
      return to === ticket
        ? [linkJson({ from, index, kind, end: passive ? 'outwardIssue' : 'inwardIssue', other: from })]
        : [];
    }),
  );
}

function targetOf(from: WorldTicket, number: number, tickets: readonly WorldTicket[]): WorldTicket | null {
  const same = tickets.filter((each) => each.number === number);
  return same.find((each) => each.service === from.service) ?? same[0] ?? null;
}

interface LinkEnd {
  readonly from: WorldTicket;
  readonly index: number;
  readonly kind: WorldTicket['links'][number]['kind'];
  readonly end: 'inwardIssue' | 'outwardIssue';
  readonly other: WorldTicket;
}

function linkJson({ from, index, kind, end, other }: LinkEnd): Json {
  return {
    id: `7${idOf(from)}${index}`,
    type: LINK_TYPES[kind],
    [end]: { id: idOf(other), key: keyOf(other), fields: { summary: other.title } },
  };
}

function adfOf({ heading, text }: WorldTicket['body'][number]): readonly Json[] {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text }] };
  return heading === null
    ? [paragraph]
    : [{ type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: heading }] }, paragraph];
}

function isDone(status: WorldStatusChange['to']): boolean {
  return status === 'resolved' || status === 'closed';
}

function keyOf(ticket: WorldTicket): string {
  return `${projectOf(ticket.service).key}-${ticket.number}`;
}

function idOf(ticket: WorldTicket): string {
  return `${projectOf(ticket.service).id}${String(ticket.number).padStart(4, '0')}`;
}
