import type { RequestReceipt } from '../../domain/collected.ts';
import { SourceError } from '../transport/sourceError.ts';
import type { RedmineApi } from './api.ts';
import { decodeIssue, type IssueRecord, type JournalRecord } from './records.ts';
import { readJournals, type IssueHistory, type KnownStatuses } from './statuses.ts';

/** One request per ticket: more than these would take minutes; the newest go first. */
const MOST_HISTORIES = 2_000;
const MOST_REMEMBERED = 5_000;

interface KnownJournals {
  readonly updated: unknown;
  readonly journals: readonly JournalRecord[];
}

/** Issue id -> its journals as of its last change; the longest known are forgotten first. */
export type JournalMemory = Map<number, KnownJournals>;

export interface Histories {
  of(issue: IssueRecord): IssueHistory;
  readonly incompleteness: readonly string[];
  readonly notices: readonly string[];
  readonly receipts: readonly RequestReceipt[];
}

interface Means {
  readonly api: RedmineApi;
  readonly statuses: KnownStatuses;
  readonly memory: JournalMemory;
}

/** Asks for the journals of tickets that were touched after their creation, and not since they were last read. */
export async function collectHistories(
  { api, statuses, memory }: Means,
  found: readonly { readonly issue: IssueRecord }[],
): Promise<Histories> {
  const touched = found.map(({ issue }) => issue).filter((issue) => issue.updated !== issue.created);
  const known = new Map<number, readonly JournalRecord[]>();
  for (const { id, updated } of touched) {
    const remembered = memory.get(id);
    if (remembered !== undefined && remembered.updated === updated) known.set(id, remembered.journals);
  }
  const asked = touched.filter((issue) => !known.has(issue.id));
  const newest = asked.toSorted((a, b) => b.id - a.id).slice(0, MOST_HISTORIES);
  const receipts: RequestReceipt[] = [];
  let refused = 0;

  await Promise.all(
    newest.map(async (issue) => {
      try {
        const answer = await api.issue(issue.id);
        receipts.push(answer.receipt);
        const whole = decodeIssue(answer.issue);
        if (typeof whole === 'string' || whole.journals === null) {
          refused += 1;
          return;
        }
        known.set(issue.id, whole.journals);
        memory.delete(issue.id);
        memory.set(issue.id, { updated: issue.updated, journals: whole.journals });
      } catch (error) {
        if (!(error instanceof SourceError) || !['forbidden', 'not-found'].includes(error.facts.kind))
          throw error;
        refused += 1;
      }
    }),
  );
  for (const id of memory.keys()) {
    if (memory.size <= MOST_REMEMBERED) break;
    memory.delete(id);
  }

  const left = asked.length - newest.length;
  return {
    of(issue) {
      if (issue.updated === issue.created) return { changes: [], assignedAtMs: null, complete: true };
      const journals = known.get(issue.id);
      return journals === undefined
        ? { changes: [], assignedAtMs: null, complete: false }
        : readJournals(journals, issue, statuses);
    },
    incompleteness: [
      ...(refused === 0
        ? []
        : [`The histories of ${refused} tickets were refused; their reopenings are unknown.`]),
      ...(left === 0
        ? []
        : [`The histories of the ${left} oldest tickets were not read (at most ${MOST_HISTORIES} at once).`]),
    ],
    notices:
      receipts.length > 1
        ? [`${receipts.length} histories were asked for one by one; the first request is shown.`]
        : [],
    receipts: receipts.slice(0, 1),
  };
}
