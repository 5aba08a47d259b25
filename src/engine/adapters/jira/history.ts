import type { StatusChange, TicketState } from '../../domain/ticket.ts';
import { parseTime } from '../transport/parseTime.ts';
import type { HistoryRecord, IssueRecord, StatusRecord } from './records.ts';

/** Status id -> state. Statuses deleted since are missing from it. */
export type StateOfStatus = ReadonlyMap<string, TicketState>;

export interface IssueHistory {
  /** Oldest first. */
  readonly changes: readonly StatusChange[];
  readonly assignedAtMs: number | null;
  readonly complete: boolean;
}

/** What to ask of the bulk changelog. `Workflow` marks moves by a workflow migration. */
export const HISTORY_FIELDS = ['status', 'assignee', 'Workflow'] as const;

export const NO_HISTORY: IssueHistory = { changes: [], assignedAtMs: null, complete: false };

/** By the key of the category: its name, like that of the status, is in the language of the token's owner. */
export function stateOf(categoryKey: string | null): TicketState {
  if (categoryKey === 'new') return 'open';
  if (categoryKey === 'indeterminate') return 'in-progress';
  return categoryKey === 'done' ? 'done' : 'other';
}

/**
 * Reads the status changes out of an issue's histories. `told` says whether the source claims to have sent all of them;
 * histories cut on the way lose their oldest entries without an error, so the chain itself is checked too:
 * each change starts where the one before ended, and the last one ends in today's status.
 */
export function readHistory(
  histories: readonly HistoryRecord[],
  issue: IssueRecord,
  known: { states: StateOfStatus; told: boolean },
): IssueHistory {
  const timed = histories
    .flatMap((history) => {
      const atMs = parseTime(history.created);
      return atMs === null ? [] : [{ ...history, atMs }];
    })
    .sort((a, b) => a.atMs - b.atMs);
  const changes: StatusChange[] = [];
  let unbroken = timed.length === histories.length;
  let lastId: string | null = null;
  let assignedAtMs: number | null = null;
  for (const { items, atMs } of timed) {
    const migration = items.some((item) => item.field.toLowerCase() === 'workflow');
    for (const item of items) {
      if (item.field === 'assignee' && item.to !== null) assignedAtMs ??= atMs;
      if (item.field !== 'status') continue;
      unbroken &&= lastId === null || lastId === item.from;
      lastId = item.to;
      const [from, to] = [item.from, item.to].map((id) => stateOfId(id, known.states));
      changes.push({
        atMs,
        from: from ?? 'other',
        to: to ?? 'other',
        fromText: item.fromText,
        toText: item.toText,
        migration,
      });
    }
  }
  unbroken &&= lastId === null || lastId === issue.status.id;
  return { changes, assignedAtMs, complete: known.told && unbroken };
}

/** The statuses of the instance, and those seen on issues (a list without rights may be shorter than what issues show). */
export function statesById(statuses: Iterable<StatusRecord>): StateOfStatus {
  const states = new Map<string, TicketState>();
  for (const { id, categoryKey } of statuses) {
    if (categoryKey !== null) states.set(id, stateOf(categoryKey));
  }
  return states;
}

function stateOfId(id: string | null, states: StateOfStatus): TicketState {
  return (id === null ? null : states.get(id)) ?? 'other';
}
