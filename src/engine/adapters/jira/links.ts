import type { TicketLink } from '../../domain/ticket.ts';
import type { LinkRecord } from './records.ts';

/** Words of link types that Jira and its apps ship with. Administrators rename them: settings add their own. */
const USUAL: Readonly<Record<string, TicketLink['kind']>> = {
  'is caused by': 'caused-by',
  causes: 'causes',
  duplicates: 'duplicates',
  'is duplicated by': 'duplicated-by',
  'duplicated by': 'duplicated-by',
  blocks: 'blocks',
  'is blocked by': 'blocked-by',
  'blocked by': 'blocked-by',
  fixes: 'fixes',
  'is fixed by': 'fixed-by',
  'relates to': 'relates',
};

const NONE: readonly never[] = [];

export type LinkKinds = ReadonlyMap<string, TicketLink['kind']>;

export function linkKinds(own: Readonly<Record<string, TicketLink['kind']>>): LinkKinds {
  return new Map(
    [...Object.entries(USUAL), ...Object.entries(own)].map(([text, kind]) => [text.toLowerCase(), kind]),
  );
}

/**
 * A link carries the same id on both of its ends, so that whoever joins tickets can count it once; within one ticket it
 * is named once here. Links to issues we may not see stay, as stubs.
 */
export function convertLinks(links: readonly LinkRecord[], kinds: LinkKinds): readonly TicketLink[] {
  if (links.length === 0) return NONE;
  const byId = new Map<string, TicketLink>();
  for (const { id, text, otherKey } of links) {
    const known = id ?? `${text} ${otherKey}`;
    byId.set(known, { id: known, kind: kinds.get(text.toLowerCase()) ?? 'other', text, otherKey });
  }
  return [...byId.values()];
}
