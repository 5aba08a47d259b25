import type { World, WorldStatus, WorldTicket } from '../../../mocks/world/world.ts';
import type { RedmineIssue, RedminePlan, RedmineProject, RedmineRelation } from './redminePlan.ts';

export interface RedmineOrder {
  readonly world: World;
  readonly nowMs: number;
  readonly shiftMs: number;
}

/** Redmine's own statuses and four more. `Resolved` stays open, as in a fresh Redmine: settings say that it means repaired. */
const statuses = {
  new: { name: 'New', isClosed: false },
  'in-progress': { name: 'In Progress', isClosed: false },
  resolved: { name: 'Resolved', isClosed: false },
  closed: { name: 'Closed', isClosed: true },
  acknowledged: { name: 'Acknowledged', isClosed: false },
  mitigated: { name: 'Mitigated', isClosed: false },
  reopened: { name: 'Reopened', isClosed: false },
} as const satisfies Readonly<Record<WorldStatus, RedmineStatus>>;

/** There is no resolution in Redmine: what was none is rejected. */
const rejected: RedmineStatus = { name: 'Rejected', isClosed: true };

interface RedmineStatus {
  readonly name: string;
  readonly isClosed: boolean;
}

const trackers: Readonly<Record<WorldTicket['kind'], string>> = {
  incident: 'Incident',
  defect: 'Bug',
  task: 'Feature',
};

/** The part of holdfast.json that fits this Redmine. */
export const redmineSettings = {
  projects: { shop: 'shop', accounts: 'accounts', payments: 'payments' },
  startedField: 'Impact started',
  doneStatuses: ['Resolved'],
  acknowledgedStatuses: ['Acknowledged'],
  mitigatedStatuses: ['Mitigated'],
  links: { follows: 'caused-by', precedes: 'causes' },
};

export const redmineKey = '0123456789abcdef0123456789abcdef01234567';

/** The world's tickets as a company would keep them in Redmine: one project a service, versions spelled v2.4.0. */
export function projectRedmine({ world, nowMs, shiftMs }: RedmineOrder): RedminePlan {
  const tickets = world.tickets.filter(({ createdAtMs }) => createdAtMs <= nowMs);
  const visible = new Set(tickets.map(({ number }) => number));
  return {
    apiKey: redmineKey,
    statuses: [...Object.values(statuses), rejected],
    trackers: Object.values(trackers),
    customFields: [
      { name: 'Affected version', format: 'version', multiple: true },
      { name: 'Found in', format: 'list', values: ['Production', 'Testing'] },
      { name: 'Regression', format: 'bool' },
      { name: 'Impact started', format: 'string' },
    ],
    projects: world.services.map((service) => projectOf(world, service.id, { nowMs, shiftMs })),
    issues: tickets.map((ticket) => issueOf(ticket, { nowMs, shiftMs })),
    relations: tickets.flatMap(({ number, links }) =>
      links.filter(({ toNumber }) => visible.has(toNumber)).map((link) => relationOf(number, link)),
    ),
  };
}

/** Redmine cannot say "caused by": here the cause precedes what it caused. */
function relationOf(number: number, { kind, toNumber }: WorldTicket['links'][number]): RedmineRelation {
  if (kind === 'caused-by') return { from: toNumber, to: number, kind: 'precedes' };
  return { from: number, to: toNumber, kind };
}

interface Moment {
  readonly nowMs: number;
  readonly shiftMs: number;
}

function projectOf(world: World, service: string, { nowMs, shiftMs }: Moment): RedmineProject {
  const { label, components } = world.services.find(({ id }) => id === service) ?? {
    label: service,
    components: [],
  };
  // A version is planned as soon as a ticket speaks of it.
  const spokenOf = new Set(
    world.tickets
      .filter((ticket) => ticket.service === service && ticket.createdAtMs <= nowMs)
      .flatMap(({ affectedVersions, fixVersions }) => [...affectedVersions, ...fixVersions]),
  );
  const versions = world.releases
    .filter((release) => release.service === service)
    .flatMap(({ version, deployments }) => {
      const first = deployments[0];
      if (first === undefined || (first.startedAtMs > nowMs && !spokenOf.has(version))) return [];
      const dueDate = new Date(first.finishedAtMs + shiftMs).toISOString().slice(0, 10);
      const status = first.finishedAtMs <= nowMs ? ('closed' as const) : ('open' as const);
      return [{ name: `v${version}`, status, dueDate, createdAtMs: world.startMs + shiftMs }];
    });
  const someday = {
    name: 'Someday',
    status: 'open' as const,
    dueDate: null,
    createdAtMs: world.startMs + shiftMs,
  };
  return { identifier: service, name: label, categories: components, versions: [...versions, someday] };
}

function issueOf(ticket: WorldTicket, { nowMs, shiftMs }: Moment): RedmineIssue {
  const changes = movesOf(ticket).filter(({ atMs }) => atMs <= nowMs);
  const last = changes.at(-1);
  const status = last?.to ?? statuses.new;
  const isDone = status.isClosed || status === statuses.resolved;
  const closing = changes.findLast(({ to }) => to.isClosed);
  // One target version only, and known once it is done.
  const fixVersion = isDone ? ticket.fixVersions.at(-1) : undefined;
  return {
    id: ticket.number,
    project: ticket.service,
    tracker: trackers[ticket.kind],
    category: ticket.component,
    subject: ticket.title,
    description: ticket.body
      .map(({ heading, text }) => (heading === null ? text : `h3. ${heading}\n\n${text}`))
      .join('\n\n'),
    status: status.name,
    // Low, Normal, High, Urgent, Immediate.
    priority: 5 - ticket.severity,
    fixedVersion: fixVersion === undefined ? null : `v${fixVersion}`,
    customValues: {
      'Affected version': ticket.affectedVersions.map((version) => `v${version}`),
      'Found in': ticket.foundInProduction ? 'Production' : 'Testing',
      Regression: ticket.regression ? '1' : '0',
      'Impact started':
        ticket.startedAtMs === null ? '' : new Date(ticket.startedAtMs + shiftMs).toISOString(),
    },
    createdAtMs: ticket.createdAtMs + shiftMs,
    updatedAtMs: (last?.atMs ?? ticket.createdAtMs) + shiftMs,
    closedAtMs: closing === undefined ? null : closing.atMs + shiftMs,
    changes: changes.map(({ atMs, from, to }) => ({ atMs: atMs + shiftMs, from: from.name, to: to.name })),
  };
}

interface Move {
  readonly atMs: number;
  readonly from: RedmineStatus;
  readonly to: RedmineStatus;
}

/** Moves between two steps that are one status here vanish. */
function movesOf({ changes, resolution }: WorldTicket): Move[] {
  const isNone = resolution !== null && resolution !== 'fixed';
  const statusOf = (step: WorldStatus): RedmineStatus =>
    isNone && (step === 'resolved' || step === 'closed') ? rejected : statuses[step];
  return changes
    .map(({ atMs, from, to }) => ({ atMs, from: statusOf(from), to: statusOf(to) }))
    .filter(({ from, to }) => from !== to);
}
