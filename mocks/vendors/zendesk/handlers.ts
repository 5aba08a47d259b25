import { http, HttpResponse } from 'msw';
import type { VendorHandlers } from '../told.ts';
import { HOST, projectFields, projectTickets, type ZendeskTicket } from './project.ts';

const LARGEST_PAGE = 1_000;
const START_BEFORE_S = 60;

/** Zendesk's API as far as it is read. */
export const handlers: VendorHandlers = ({ world, nowMs }, { base, services }) => {
  const at = (tail: string) => `*${base}/api/v2/${tail}`;

  return [
    http.get(at('incremental/tickets/cursor'), ({ request }) => {
      const search = new URL(request.url).searchParams;
      const from = startOf(search, nowMs());
      if ('error' in from) return HttpResponse.json(from, { status: 400 });
      const withMetrics = (search.get('include') ?? '').split(',').includes('metric_sets');
      const size = Math.min(LARGEST_PAGE, Number(search.get('per_page') ?? LARGEST_PAGE));
      const rest = projectTickets(world, services, nowMs()).filter((ticket) => isAfter(ticket, from));
      const page = rest.slice(0, size);
      const last = page.at(-1);
      const cursor = last === undefined ? search.get('cursor') : cursorOf(last);
      return HttpResponse.json({
        tickets: page.map(({ json }) => (withMetrics ? json : { ...json, metric_set: undefined })),
        after_cursor: cursor,
        after_url:
          cursor === null
            ? null
            : `${HOST}/api/v2/incremental/tickets/cursor.json?cursor=${encodeURIComponent(cursor)}`,
        before_cursor: null,
        before_url: null,
        end_of_stream: rest.length <= size,
      });
    }),

    http.get(at('ticket_fields'), () =>
      HttpResponse.json({
        ticket_fields: projectFields(services),
        meta: { has_more: false, after_cursor: null, before_cursor: null },
        links: { next: null, prev: null },
      }),
    ),

    http.get(at('users/me'), () =>
      HttpResponse.json({ user: { id: 5, name: 'Holdfast', role: 'admin', active: true } }),
    ),
  ];
};

interface Start {
  readonly updatedS: number;
  readonly id: number;
}

function startOf(
  search: URLSearchParams,
  nowMs: number,
): Start | { readonly error: string; readonly description: string } {
  const cursor = search.get('cursor');
  if (cursor !== null) {
    const [, updated, id] = /^(\d+)\.0\|\|(\d+)\|$/.exec(decoded(cursor)) ?? [];
    if (updated === undefined || id === undefined)
      return { error: 'InvalidCursor', description: 'The cursor is not valid' };
    return { updatedS: Number(updated), id: Number(id) };
  }
  const startS = Number(search.get('start_time') ?? NaN);
  if (!Number.isFinite(startS) || startS > nowMs / 1000 - START_BEFORE_S)
    return {
      error: 'StartTimeTooRecent',
      description: 'Too recent start_time. Use a start_time older than 1 minute',
    };
  return { updatedS: startS, id: 0 };
}

/** The row at the edge comes again: nobody may rely on seeing a ticket once. */
function isAfter({ id, updatedAtMs }: ZendeskTicket, start: Start): boolean {
  const updatedS = updatedAtMs / 1000;
  return updatedS > start.updatedS || (updatedS === start.updatedS && id >= start.id);
}

function cursorOf({ id, updatedAtMs }: ZendeskTicket): string {
  return btoa(`${updatedAtMs / 1000}.0||${id}|`);
}

function decoded(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    return '';
  }
}
