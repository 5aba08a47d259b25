import type { WorldStatus, WorldTicket } from '../../world/world.ts';

export interface RedmineStatus {
  readonly id: number;
  readonly name: string;
  readonly is_closed: boolean;
}

/** A fresh Redmine's statuses, and four of this company's own. "Resolved" counts as open there. */
const STATUSES = {
  new: { id: 1, name: 'New', is_closed: false },
  inProgress: { id: 2, name: 'In Progress', is_closed: false },
  resolved: { id: 3, name: 'Resolved', is_closed: false },
  closed: { id: 5, name: 'Closed', is_closed: true },
  rejected: { id: 6, name: 'Rejected', is_closed: true },
  acknowledged: { id: 7, name: 'Acknowledged', is_closed: false },
  mitigated: { id: 8, name: 'Mitigated', is_closed: false },
  reopened: { id: 9, name: 'Reopened', is_closed: false },
} as const satisfies Record<string, RedmineStatus>;

export const ALL_STATUSES: readonly RedmineStatus[] = Object.values(STATUSES);

/** Redmine has no resolution: a ticket that was none ends as rejected. */
export function statusOf(status: WorldStatus, resolution: WorldTicket['resolution']): RedmineStatus {
  const rejected = resolution !== null && resolution !== 'fixed';
  if (rejected && (status === 'resolved' || status === 'closed')) return STATUSES.rejected;
  return status === 'in-progress' ? STATUSES.inProgress : STATUSES[status];
}

export const TRACKERS = {
  defect: { id: 1, name: 'Bug' },
  task: { id: 2, name: 'Feature' },
  incident: { id: 4, name: 'Incident' },
} as const satisfies Record<WorldTicket['kind'], { id: number; name: string }>;

export const PRIORITIES = {
  1: { id: 5, name: 'Immediate' },
  2: { id: 4, name: 'Urgent' },
  3: { id: 3, name: 'High' },
} as const;

/** `Affected version` is of the format "version": its values are ids, as text. */
export const CUSTOM_FIELDS = {
  affected: { id: 11, name: 'Affected version' },
  foundIn: { id: 12, name: 'Found in' },
  regression: { id: 13, name: 'Regression' },
  impactStarted: { id: 14, name: 'Impact started' },
} as const;

/** A version that is no version. */
export const STRANGE_VERSION = 'Someday';
export const STRANGE_VERSION_ID = 900;

/** Whole seconds, always UTC. */
export function redmineTime(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 19)}Z`;
}
