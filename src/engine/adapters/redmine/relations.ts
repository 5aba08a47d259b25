import type { TicketLink } from '../../domain/ticket.ts';
import type { IssueRecord, RelationRecord } from './records.ts';

const USUAL_KINDS = new Map<string, TicketLink['kind']>([
  ['relates', 'relates'],
  ['duplicates', 'duplicates'],
  ['duplicated', 'duplicated-by'],
  ['blocks', 'blocks'],
  ['blocked', 'blocked-by'],
]);

const PAIRS: readonly (readonly [string, string])[] = [
  ['duplicates', 'duplicated'],
  ['blocks', 'blocked'],
  ['precedes', 'follows'],
  ['copied_to', 'copied_from'],
];

/** A relation is stored once, as its first ticket sees it; these are the words of the other end. */
const OTHER_END = new Map(PAIRS.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));

/** Both tickets tell a relation under the same id; `own` is what settings say about its types. */
export function convertRelations(
  issue: IssueRecord,
  own: Readonly<Record<string, TicketLink['kind']>>,
): readonly TicketLink[] {
  const kinds = new Map([...USUAL_KINDS, ...Object.entries(own)]);
  const byId = new Map<number, TicketLink>();
  for (const relation of issue.relations) {
    const text = wordsFrom(issue.id, relation);
    const otherId = relation.fromId === issue.id ? relation.toId : relation.fromId;
    byId.set(relation.id, {
      id: String(relation.id),
      kind: kinds.get(text) ?? 'other',
      text,
      otherKey: String(otherId),
    });
  }
  return [...byId.values()];
}

function wordsFrom(issueId: number, { fromId, type }: RelationRecord): string {
  return fromId === issueId ? type : (OTHER_END.get(type) ?? type);
}
