import type { Collected } from '../../domain/collected.ts';
import type { SupportCase } from '../../domain/supportCase.ts';
import { MINUTE_MS, type TimeWindow } from '../../domain/time.ts';
import type { AdapterContext, Asking, WindowScope } from '../contract.ts';
import { Rejections } from '../transport/rejections.ts';
import { convertTicket, stateOf } from './convert.ts';
import { exportTickets, type ExportMemory } from './exportTickets.ts';
import { chooseFields, type ChosenFields } from './fields.ts';
import type { TicketRecord } from './records.ts';
import type { ZendeskSettings } from './settings.ts';

/** The export leaves out what changed within the last minute. */
const HELD_BACK_MS = MINUTE_MS;

const UNTOUCHED = 'Cases that were opened before the look-back and not touched since are not in the export.';

export interface Connection {
  readonly settings: ZendeskSettings;
  readonly context: AdapterContext;
  readonly memory: ExportMemory;
  /** Titles and options of fields change rarely: asked once. */
  fields: ChosenFields | null;
}

export async function collectCases(
  connection: Connection,
  { window }: WindowScope,
  asking: Asking,
): Promise<Collected<SupportCase>> {
  const { settings, context } = connection;
  const asked = connection.fields === null;
  const fields = (connection.fields ??= await chooseFields(settings, context, asking));
  const exported = await exportTickets(connection, window.startMs, asking);
  const rejections = new Rejections();
  const { cases, leftOut, strange } = sort(exported.tickets, settings);
  const items = cases.flatMap((ticket) => {
    const found = convertTicket(ticket, { context, settings, fields });
    if (found === null) rejections.add('no readable time of creation', ticket.id);
    return found !== null && isWithin(found, window) ? [found] : [];
  });
  const untimed = items.filter(({ state, solvedAtMs }) => state === 'solved' && solvedAtMs === null).length;
  return {
    items: items.toSorted((a, b) => a.openedAtMs - b.openedAtMs || (a.id < b.id ? -1 : 1)),
    window: { startMs: window.startMs, endMs: Math.min(window.endMs, asking.nowMs - HELD_BACK_MS) },
    incompleteness: exported.incompleteness,
    rejected: [...exported.rejected, ...rejections.list()],
    notices: [
      UNTOUCHED,
      ...fields.notices,
      ...(leftOut === 0 ? [] : [`${leftOut} tickets left out: deleted, merged, or made to gather others.`]),
      ...(untimed === 0 ? [] : [`${untimed} solved cases do not say when they were solved.`]),
      ...strange.map((status) => `Unknown status "${status}", kept as other.`),
    ],
    asOfMs: asking.nowMs,
    receipts: [...(asked ? fields.receipts : []), ...exported.receipts],
  };
}

/** A problem ticket gathers the incidents that customers reported: each of those is a case already. */
function sort(tickets: readonly TicketRecord[], { excludeTags }: ZendeskSettings) {
  const cases = tickets.filter(
    ({ status, tags, type, has_incidents }) =>
      status !== 'deleted' &&
      !(type === 'problem' && has_incidents === true) &&
      !(tags ?? []).some((tag) => excludeTags.includes(tag)),
  );
  const strange = new Set(cases.map(({ status }) => status).filter((status) => stateOf(status) === 'other'));
  return { cases, leftOut: tickets.length - cases.length, strange: [...strange].toSorted() };
}

/** Open at some time in the window, or opened in it. */
function isWithin({ openedAtMs, solvedAtMs }: SupportCase, { startMs, endMs }: TimeWindow): boolean {
  return openedAtMs < endMs && (openedAtMs >= startMs || solvedAtMs === null || solvedAtMs >= startMs);
}
