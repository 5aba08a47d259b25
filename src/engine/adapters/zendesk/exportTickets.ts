import type { Rejected, RequestReceipt } from '../../domain/collected.ts';
import { DAY_MS, MINUTE_MS } from '../../domain/time.ts';
import type { AdapterContext, Asking } from '../contract.ts';
import { decodeRecords } from '../transport/decodeRecords.ts';
import { paginate, type Page } from '../transport/paginate.ts';
import { parseTime } from '../transport/parseTime.ts';
import { SourceError } from '../transport/sourceError.ts';
import { askExport } from './api.ts';
import { ticketRecord, type TicketRecord } from './records.ts';

/** Ten requests a minute are allowed: eight leave two for the self-check and for somebody else. */
const MOST_PAGES = 8;
/** Asked for a later start than one minute ago the export refuses; clocks differ, so two. */
const START_BEFORE_MS = 2 * MINUTE_MS;
/** Tickets that only an earlier start brought are forgotten when the window has moved on this far. */
const FORGET_AFTER_MS = 30 * DAY_MS;

/** What was exported so far: every refresh asks for what has changed since, which costs one small request. */
export interface ExportMemory {
  startMs: number;
  cursor: string | null;
  readonly tickets: Map<string, TicketRecord>;
  /** Records that do not decode, by id. */
  readonly unreadable: Map<string, unknown>;
}

export function newMemory(): ExportMemory {
  return { startMs: Infinity, cursor: null, tickets: new Map(), unreadable: new Map() };
}

export interface Export {
  readonly tickets: readonly TicketRecord[];
  readonly rejected: readonly Rejected[];
  readonly incompleteness: readonly string[];
  readonly receipts: readonly RequestReceipt[];
}

export async function exportTickets(
  { context, memory }: { readonly context: AdapterContext; readonly memory: ExportMemory },
  startMs: number,
  asking: Asking,
): Promise<Export> {
  if (startMs < memory.startMs) begin(memory, startMs);
  else if (startMs - memory.startMs > FORGET_AFTER_MS) forgetBefore(memory, startMs);
  const resumed = memory.cursor !== null;
  try {
    return await goOn(context, memory, asking);
  } catch (error) {
    const refused =
      error instanceof SourceError && (error.facts.kind === 'refused' || error.facts.kind === 'not-found');
    if (!resumed || !refused) throw error;
    // A cursor that is not accepted any more: everything again from the start.
    begin(memory, startMs);
    return goOn(context, memory, asking);
  }
}

async function goOn(context: AdapterContext, memory: ExportMemory, asking: Asking): Promise<Export> {
  const receipts: RequestReceipt[] = [];
  const startSeconds = Math.floor(Math.min(memory.startMs, asking.nowMs - START_BEFORE_MS) / 1000);
  const pages = await paginate({
    of: 'tickets',
    maxPages: MOST_PAGES,
    async collectPage(token): Promise<Page<never>> {
      const cursor = token ?? memory.cursor;
      const page = await askExport(context, cursor === null ? { startSeconds } : { cursor }, asking);
      receipts.push(page.receipt);
      for (const row of page.tickets) remember(memory, row);
      // Kept page by page: a refresh that is given up half-way loses nothing.
      if (page.afterCursor !== null) memory.cursor = page.afterCursor;
      return { items: [], next: page.endOfStream ? null : page.afterCursor };
    },
  });
  const soFar = memory.tickets.size;
  return {
    tickets: [...memory.tickets.values()],
    rejected: decodeRecords(ticketRecord, [...memory.unreadable.values()]).rejected,
    incompleteness:
      pages.incompleteness.length === 0
        ? []
        : [
            `The export is not at its end: ${soFar} tickets so far, the newest changes are missing until later refreshes.`,
          ],
    receipts,
  };
}

/** Rows come again at the edges of pages and after each change: the one changed last counts. */
function remember({ tickets, unreadable }: ExportMemory, row: unknown): void {
  const decoded = ticketRecord.safeParse(row);
  if (!decoded.success) {
    unreadable.set(idOf(row), row);
    return;
  }
  const ticket = decoded.data;
  const known = tickets.get(ticket.id);
  if (known !== undefined && (changedAtMs(known) ?? 0) > (changedAtMs(ticket) ?? Infinity)) return;
  unreadable.delete(ticket.id);
  tickets.set(ticket.id, ticket);
}

function begin(memory: ExportMemory, startMs: number): void {
  memory.startMs = startMs;
  memory.cursor = null;
  memory.tickets.clear();
  memory.unreadable.clear();
}

function forgetBefore(memory: ExportMemory, startMs: number): void {
  memory.startMs = startMs;
  for (const [id, ticket] of memory.tickets)
    if ((changedAtMs(ticket) ?? Infinity) < startMs) memory.tickets.delete(id);
}

function changedAtMs(ticket: TicketRecord): number | null {
  return parseTime(ticket.updated_at);
}

function idOf(row: unknown): string {
  const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : null;
  return typeof id === 'number' || typeof id === 'string' ? String(id) : JSON.stringify(row).slice(0, 200);
}
