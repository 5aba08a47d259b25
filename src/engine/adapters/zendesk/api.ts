import type { ZodType } from 'zod';
import type { RequestReceipt } from '../../domain/collected.ts';
import type { AdapterContext, Asking } from '../contract.ts';
import { decodeAnswer, decodeRecords } from '../transport/decodeRecords.ts';
import { paginate } from '../transport/paginate.ts';
import { exportAnswer, fieldRecord, fieldsAnswer, type FieldRecord } from './records.ts';

/** The most that one page of the export holds. */
const EXPORT_PAGE = 1_000;
const FIELDS_PAGE = 100;
const MOST_FIELD_PAGES = 20;

export interface ExportPage {
  readonly tickets: readonly unknown[];
  readonly afterCursor: string | null;
  readonly endOfStream: boolean;
  readonly receipt: RequestReceipt;
}

/** One page of changed tickets: from a moment on, or from where an earlier page ended. */
export async function askExport(
  context: AdapterContext,
  from: { readonly startSeconds: number } | { readonly cursor: string },
  asking: Asking,
): Promise<ExportPage> {
  const search = new URLSearchParams(
    'cursor' in from ? { cursor: from.cursor } : { start_time: String(from.startSeconds) },
  );
  search.set('include', 'metric_sets');
  search.set('per_page', String(EXPORT_PAGE));
  const answer = await context.request({
    path: 'api/v2/incremental/tickets/cursor',
    search,
    vendorUrl: screen(context, 'filters'),
    signal: asking.signal,
  });
  const { tickets, after_cursor, end_of_stream } = decodeAnswer(exportAnswer, answer, context.sourceId);
  // `after_url` says the same with the vendor's own host, past the proxy: only the cursor is taken over.
  return {
    tickets,
    afterCursor: after_cursor ?? null,
    endOfStream: end_of_stream,
    receipt: answer.receipt,
  };
}

export interface ListedFields {
  readonly fields: readonly FieldRecord[];
  readonly receipts: readonly RequestReceipt[];
}

export async function listFields(context: AdapterContext, asking: Asking): Promise<ListedFields> {
  const receipts: RequestReceipt[] = [];
  const pages = await paginate({
    of: 'ticket fields',
    maxPages: MOST_FIELD_PAGES,
    async collectPage(cursor) {
      const search = new URLSearchParams({ 'page[size]': String(FIELDS_PAGE) });
      if (cursor !== null) search.set('page[after]', cursor);
      const answer = await context.request({ path: 'api/v2/ticket_fields', search, signal: asking.signal });
      receipts.push(answer.receipt);
      const { ticket_fields, meta } = decodeAnswer(fieldsAnswer, answer, context.sourceId);
      const next = meta?.has_more === true ? (meta.after_cursor ?? null) : null;
      return { items: ticket_fields, next };
    },
  });
  return { fields: decodeRecords(fieldRecord, pages.items).records, receipts };
}

export async function read<T>(
  context: AdapterContext,
  { path, record }: { readonly path: string; readonly record: ZodType<T> },
  asking: Asking,
): Promise<T> {
  return decodeAnswer(record, await context.request({ path, signal: asking.signal }), context.sourceId);
}

/** A page of the agents' own screen. */
export function screen({ screenUrl }: AdapterContext, tail: string): string | null {
  return screenUrl === null ? null : `${screenUrl.replace(/\/+$/, '')}/agent/${tail}`;
}
