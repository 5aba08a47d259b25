import type { World, WorldStatus, WorldTicket } from '../../../mocks/world/world.ts';
import type { RedmineIssue, RedminePlan, RedmineProject } from './redminePlan.ts';

export interface RedmineOrder {
  readonly world: World;
  readonly nowMs: number;
  readonly shiftMs: number;
}

/** `Resolved` counts as closed here: the repair is then, and `Closed` only files it away. */
const statuses: Readonly<Record<WorldStatus, { readonly name: string; readonly isClosed: boolean }>> = {
  new: { name: 'New', isClosed: false },
  acknowledged: { name: 'Acknowledged', isClosed: false },
  'in-progress': { name: 'In Progress', isClosed: false },
  mitigated: { name: 'Mitigated', isClosed: false },
  resolved: { name: 'Resolved', isClosed: true },
  closed: { name: 'Closed', isClosed: true },
  reopened: { name: 'Reopened', isClosed: false },
};

const trackers: Readonly<Record<WorldTicket['kind'], string>> = { incident: 'Incident', defect: 'Bug', task: 'Task' };

export const redmineKey = '0123456789abcdef0123456789abcdef01234567';

/** The world's tickets as a company would keep them in Redmine: one project a service, versions spelled v2.4.0. */
export function projectRedmine({ world, nowMs, shiftMs }: RedmineOrder): RedminePlan {
  const tickets = world.tickets.filter(({ createdAtMs }) => createdAtMs <= nowMs);
  const visible = new Set(tickets.map(({ number }) => number));
  return {
    apiKey: redmineKey,
    statuses: Object.values(statuses),
    trackers: Object.values(trackers),
    customFields: [
      { name: 'Affected version', format: 'string' },
      { name: 'Found in', format: 'list', values: ['production', 'testing'] },
      { name: 'Regression', format: 'bool' },
      { name: 'Resolution', format: 'list', values: ['fixed', 'duplicate', 'wont-fix', 'cannot-reproduce'] },
      { name: 'Impact start', format: 'string' },
    ],
    projects: world.services.map((service) => projectOf(world, service.id, { nowMs, shiftMs })),
    issues: tickets.map((ticket) => issueOf(ticket, { nowMs, shiftMs })),
    relations: tickets.flatMap(({ number, links }) =>
      links
        .filter(({ toNumber }) => visible.has(toNumber))
        .map(({ kind, toNumber }) => ({
          from: number,
          to: toNumber,
          kind: kind === 'duplicates' ? ('duplicates' as const) : ('relates' as const),
        })),
    ),
  };
}

interface Moment {
  readonly nowMs: number;
  readonly shiftMs: number;
}

function projectOf(world: World, service: string, { nowMs, shiftMs }: Moment): RedmineProject {
  const { label, components } = world.services.find(({ id }) => id === service) ?? { label: service, components: [] };
  const versions = world.releases
    .filter((release) => release.service === service)
    .flatMap(({ version, deployments }) => {
      const first = deployments[0];
      if (first === undefined || first.startedAtMs > nowMs) return [];
      const createdAtMs = first.startedAtMs + shiftMs;
      const dueDate = new Date(createdAtMs).toISOString().slice(0, 10);
      return [{ name: `v${version}`, status: 'closed' as const, dueDate, createdAtMs }];
    });
  const someday = { name: 'Someday', status: 'open' as const, dueDate: null, createdAtMs: world.startMs + shiftMs };
  return { identifier: service, name: label, categories: components, versions: [...versions, someday] };
}

function issueOf(ticket: WorldTicket, { nowMs, shiftMs }: Moment): RedmineIssue {
  const changes = ticket.changes.filter(({ atMs }) => atMs <= nowMs);
  const last = changes.at(-1);
  const status = statuses[last?.to ?? 'new'];
  const closing = changes.findLast(({ to }) => statuses[to].isClosed);
  const started = ticket.startedAtMs === null ? {} : { 'Impact start': new Date(ticket.startedAtMs + shiftMs).toISOString() };
  const resolution = ticket.resolution === null || !status.isClosed ? {} : { Resolution: ticket.resolution };
  const fixVersion = ticket.fixVersions[0];
  return {
    id: ticket.number,
    project: ticket.service,
    tracker: trackers[ticket.kind],
    category: ticket.component,
    subject: ticket.title,
    description: ticket.body.map(({ heading, text }) => (heading === null ? text : `h3. ${heading}\n\n${text}`)).join('\n\n'),
    status: status.name,
    priority: 4 - ticket.severity,
    fixedVersion: fixVersion === undefined ? null : `v${fixVersion}`,
    customValues: {
      'Affected version': ticket.affectedVersions.map((version) => `v${version}`).join(', '),
      'Found in': ticket.foundInProduction ? 'production' : 'testing',
      Regression: ticket.regression ? '1' : '0',
      ...started,
      ...resolution,
    },
    createdAtMs: ticket.createdAtMs + shiftMs,
    updatedAtMs: (last?.atMs ?? ticket.createdAtMs) + shiftMs,
    closedAtMs: closing === undefined ? null : closing.atMs + shiftMs,
    changes: changes.map(({ atMs, from, to }) => ({ atMs: atMs + shiftMs, from: statuses[from].name, to: statuses[to].name })),
  };
}
