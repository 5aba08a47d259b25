import type { StatusChange, TicketState } from '../../domain/ticket.ts';
import { parseTime } from '../transport/parseTime.ts';
import type { IssueRecord, JournalRecord, StatusRecord } from './records.ts';
import type { RedmineSettings } from './settings.ts';

export interface KnownStatus {
  readonly name: string;
  readonly state: TicketState;
}

/** Status id as text (journals write ids as text) -> what it means. */
export type KnownStatuses = ReadonlyMap<string, KnownStatus>;

/**
 * Redmine knows open and closed only. Settings say which open statuses mean waiting (without them: the first of the list,
 * where tickets begin), and which mean repaired: a fresh Redmine keeps "Resolved" open. Every other open one is progress.
 */
export function knownStatuses(
  statuses: readonly StatusRecord[],
  settings: Pick<RedmineSettings, 'openStatuses' | 'doneStatuses'>,
): KnownStatuses {
  const [waiting, done] = [settings.openStatuses, settings.doneStatuses].map(
    (names) => new Set(names.map((name) => name.toLowerCase())),
  );
  const known = new Map<string, KnownStatus>();
  statuses.forEach(({ id, name, is_closed: isClosed }, index) => {
    const called = name.toLowerCase();
    const isWaiting = settings.openStatuses.length === 0 ? index === 0 : waiting?.has(called) === true;
    const isDone = isClosed === true || done?.has(called) === true;
    known.set(String(id), { name, state: isDone ? 'done' : isWaiting ? 'open' : 'in-progress' });
  });
  return known;
}

export function stateOf(statusId: string | null, known: KnownStatuses): TicketState {
  return statusId === null ? 'other' : (known.get(statusId)?.state ?? 'other');
}

export interface IssueHistory {
  readonly changes: readonly StatusChange[];
  readonly assignedAtMs: number | null;
  readonly complete: boolean;
}

/** A reopening shows in the journals only: `closed_on` keeps the last closing. */
export function readJournals(
  journals: readonly JournalRecord[],
  issue: IssueRecord,
  known: KnownStatuses,
): IssueHistory {
  const changes: StatusChange[] = [];
  let assignedAtMs: number | null = null;
  let unbroken = true;
  let lastId: string | null = null;
  const timed = journals.flatMap((journal) => {
    const atMs = parseTime(journal.created);
    return atMs === null
      ? []
      : [{ atMs, details: journal.details.filter((detail) => detail.property === 'attr') }];
  });
  for (const { atMs, details } of timed.toSorted((a, b) => a.atMs - b.atMs)) {
    for (const { name, from, to } of details) {
      if (name === 'assigned_to_id' && to !== null && to !== '') assignedAtMs ??= atMs;
      if (name !== 'status_id') continue;
      unbroken &&= lastId === null || lastId === from;
      lastId = to;
      changes.push({
        atMs,
        from: stateOf(from, known),
        to: stateOf(to, known),
        fromText: textOf(from, known),
        toText: textOf(to, known),
        migration: false,
      });
    }
  }
  unbroken &&= lastId === null || lastId === String(issue.status.id);
  return { changes, assignedAtMs, complete: unbroken && timed.length === journals.length };
}

/** A status deleted since has no name any more. */
function textOf(statusId: string | null, known: KnownStatuses): string {
  return statusId === null ? '' : (known.get(statusId)?.name ?? `status ${statusId}`);
}
