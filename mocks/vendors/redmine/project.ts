import type { World, WorldTicket } from '../../world/world.ts';
import {
  CUSTOM_FIELDS,
  PRIORITIES,
  STRANGE_VERSION,
  STRANGE_VERSION_ID,
  TRACKERS,
  redmineTime,
  statusOf,
  type RedmineStatus,
} from './words.ts';

type Json = Readonly<Record<string, unknown>>;

export interface RedmineIssue {
  readonly id: number;
  readonly projectId: number;
  readonly projectIdentifier: string;
  readonly trackerId: number;
  readonly status: RedmineStatus;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** As a list tells it, without relations. */
  readonly summary: Json;
  readonly relations: readonly Json[];
  readonly journals: readonly Json[];
}

/** What this Redmine is told of the history. */
export interface Telling {
  readonly world: World;
  readonly services: readonly string[];
  readonly nowMs: number;
}

interface Move {
  readonly atMs: number;
  readonly from: RedmineStatus;
  readonly to: RedmineStatus;
  readonly author: string;
}

/** Versions are planned, and tickets filed against them, before they are deployed. */
const PLANNED_AHEAD_MS = 14 * 86_400_000;

export function projectProjects({ world, services }: Pick<Telling, 'world' | 'services'>) {
  return services.map((identifier, index) => {
    const label = world.services.find((service) => service.id === identifier)?.label ?? identifier;
    const stamp = { created_on: redmineTime(world.startMs), updated_on: redmineTime(world.startMs) };
    return {
      id: index + 1,
      identifier,
      name: label,
      description: '',
      homepage: '',
      status: 1,
      is_public: true,
      inherit_members: false,
      ...stamp,
    };
  });
}

export function projectIssues(telling: Telling): readonly RedmineIssue[] {
  const { world, services, nowMs } = telling;
  const tickets = world.tickets.filter(
    (ticket) => services.includes(ticket.service) && ticket.createdAtMs <= nowMs,
  );
  return tickets.map((ticket) => issueOf(ticket, telling, tickets));
}

/** Versions of one project. The due date is a plan; a version in production is closed. */
export function projectVersions({ world, services, nowMs }: Telling, service: string): readonly Json[] {
  const project = { id: services.indexOf(service) + 1, name: service };
  const planned = world.releases.filter(
    (release) =>
      release.service === service &&
      (release.deployments[0]?.startedAtMs ?? nowMs) <= nowMs + PLANNED_AHEAD_MS,
  );
  const versions = planned.map((release) => {
    const deployment = release.deployments[0];
    const live = deployment !== undefined && deployment.finishedAtMs <= nowMs;
    const dueDate = deployment === undefined ? null : redmineTime(deployment.finishedAtMs).slice(0, 10);
    return {
      ...versionOf(world, service, release.version),
      project,
      status: live ? 'closed' : 'open',
      due_date: dueDate,
      sharing: 'none',
    };
  });
  const strange = {
    id: STRANGE_VERSION_ID,
    name: STRANGE_VERSION,
    project,
    status: 'open',
    due_date: null,
    sharing: 'none',
  };
  const stamp = {
    created_on: redmineTime(world.startMs),
    updated_on: redmineTime(world.startMs),
    description: '',
    wiki_page_title: null,
  };
  return [...versions, ...(world.tickets.length > 0 ? [strange] : [])].map((version) => ({
    ...version,
    ...stamp,
  }));
}

function issueOf(ticket: WorldTicket, telling: Telling, tickets: readonly WorldTicket[]): RedmineIssue {
  const { world, services, nowMs } = telling;
  const moves = movesOf(ticket).filter((move) => move.atMs <= nowMs);
  const status = moves.at(-1)?.to ?? statusOf('new', null);
  const updatedAtMs = moves.at(-1)?.atMs ?? ticket.createdAtMs;
  const closedAtMs = moves.findLast((move) => move.to.is_closed)?.atMs ?? null;
  const projectId = services.indexOf(ticket.service) + 1;
  const isDone = status.is_closed || status.name === 'Resolved';
  // One target version only: of several fixes the last one stays.
  const fix = isDone ? ticket.fixVersions.at(-1) : undefined;
  return {
    id: idOf(ticket, services),
    projectId,
    projectIdentifier: ticket.service,
    trackerId: TRACKERS[ticket.kind].id,
    status,
    createdAtMs: ticket.createdAtMs,
    updatedAtMs,
    summary: {
      id: idOf(ticket, services),
      project: {
        id: projectId,
        name: world.services.find((service) => service.id === ticket.service)?.label ?? ticket.service,
      },
      tracker: TRACKERS[ticket.kind],
      status,
      priority: PRIORITIES[ticket.severity],
      author: personOf(ticket.reporter),
      ...(ticket.assignee === null ? {} : { assigned_to: personOf(ticket.assignee) }),
      category: { id: 1, name: ticket.component },
      ...(fix === undefined ? {} : { fixed_version: versionOf(world, ticket.service, fix) }),
      subject: ticket.title,
      description: ticket.body
        .map(({ heading, text }) => (heading === null ? text : `h3. ${heading}\r\n\r\n${text}`))
        .join('\r\n\r\n'),
      start_date: redmineTime(ticket.createdAtMs).slice(0, 10),
      due_date: null,
      done_ratio: isDone ? 100 : 0,
      is_private: false,
      estimated_hours: null,
      total_estimated_hours: null,
      custom_fields: customFieldsOf(ticket, world),
      created_on: redmineTime(ticket.createdAtMs),
      updated_on: redmineTime(updatedAtMs),
      closed_on: closedAtMs === null ? null : redmineTime(closedAtMs),
    },
    relations: relationsOf(ticket, tickets, services),
    journals: moves.map((move, index) => journalOf(move, idOf(ticket, services) * 100 + index)),
  };
}

/** Moves as this Redmine has them: steps that are one status here vanish. */
function movesOf(ticket: WorldTicket): readonly Move[] {
  return ticket.changes.flatMap(({ atMs, from, to, author }) => {
    const move = {
      atMs,
      author,
      from: statusOf(from, ticket.resolution),
      to: statusOf(to, ticket.resolution),
    };
    return move.from === move.to ? [] : [move];
  });
}

/** Ids in a journal are text; every move comes with a remark that is no move. */
function journalOf({ atMs, from, to, author }: Move, id: number): Json {
  const detail = {
    property: 'attr',
    name: 'status_id',
    old_value: String(from.id),
    new_value: String(to.id),
  };
  const remark = { property: 'cf', name: '13', old_value: '', new_value: '0' };
  const stamp = { created_on: redmineTime(atMs), updated_on: redmineTime(atMs), private_notes: false };
  return { id, user: personOf(author), notes: '', ...stamp, details: [detail, remark] };
}

function customFieldsOf(ticket: WorldTicket, world: World): readonly Json[] {
  const affected = ticket.affectedVersions.map((version) =>
    String(versionOf(world, ticket.service, version).id),
  );
  return [
    { ...CUSTOM_FIELDS.affected, multiple: true, value: affected },
    { ...CUSTOM_FIELDS.foundIn, value: ticket.foundInProduction ? 'Production' : 'Testing' },
    { ...CUSTOM_FIELDS.regression, value: ticket.regression ? '1' : '0' },
    {
      ...CUSTOM_FIELDS.impactStarted,
      value: ticket.startedAtMs === null ? '' : new Date(ticket.startedAtMs).toISOString(),
    },
  ];
}

/** Stored once, told on both tickets. Redmine has no "caused by": here the cause precedes what it caused. */
function relationsOf(
  ticket: WorldTicket,
  tickets: readonly WorldTicket[],
  services: readonly string[],
): readonly Json[] {
  return tickets.flatMap((from) =>
    from.links.flatMap(({ kind, toNumber }, index) => {
      const to = tickets.find((each) => each.number === toNumber && each.service === from.service);
      if (to === undefined || (from !== ticket && to !== ticket)) return [];
      const [first, second] = kind === 'caused-by' ? [to, from] : [from, to];
      const type = kind === 'caused-by' ? 'precedes' : kind;
      const ids = { issue_id: idOf(first, services), issue_to_id: idOf(second, services) };
      return [{ id: idOf(from, services) * 10 + index, ...ids, relation_type: type, delay: null }];
    }),
  );
}

function versionOf(
  world: World,
  service: string,
  version: string,
): { readonly id: number; readonly name: string } {
  const index = world.releases.findIndex(
    (release) => release.service === service && release.version === version,
  );
  return { id: 300 + index, name: `v${version}` };
}

function personOf(name: string): Json {
  return { id: 10 + (name.codePointAt(0) ?? 0), name };
}

function idOf(ticket: WorldTicket, services: readonly string[]): number {
  return services.indexOf(ticket.service) * 10_000 + ticket.number;
}
