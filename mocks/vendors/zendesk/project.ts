import type { World, WorldSupportCase } from '../../world/world.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** An agent looks at a new ticket after so long, and a solved one is closed after so long. */
const LOOKED_AT_MS = 30 * MINUTE_MS;
const CLOSED_AFTER_MS = 4 * DAY_MS;
/** What changed within the last minute is not exported. */
export const HELD_BACK_MS = MINUTE_MS;

const FIRST_ID = 20_000;
export const HOST = 'https://harbour.zendesk.invalid';

export const FIELDS = { product: 360_001, version: 360_002, oldVersion: 360_003 } as const;

export interface ZendeskTicket {
  readonly id: number;
  readonly status: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly json: Readonly<Record<string, unknown>>;
}

/** All tickets as they stand at `nowMs`, in the order of the export: by their last change. */
export function projectTickets(
  world: World,
  services: readonly string[],
  nowMs: number,
): readonly ZendeskTicket[] {
  const cases = world.supportCases.filter(({ service }) => services.includes(service));
  return [...cases.map((one) => ticketOf(one, nowMs)), ...otherTickets(cases)]
    .filter(({ createdAtMs, updatedAtMs }) => Math.max(createdAtMs, updatedAtMs) <= nowMs - HELD_BACK_MS)
    .sort((a, b) => a.updatedAtMs - b.updatedAtMs || a.id - b.id);
}

export function ticketId({ number }: WorldSupportCase): number {
  return FIRST_ID + number;
}

function ticketOf(one: WorldSupportCase, nowMs: number): ZendeskTicket {
  const { openedAtMs, solvedAtMs } = one;
  const solved = solvedAtMs !== null && solvedAtMs <= nowMs ? solvedAtMs : null;
  const closed = solved !== null && solved + CLOSED_AFTER_MS <= nowMs;
  const lookedAt = openedAtMs + LOOKED_AT_MS <= nowMs;
  const atWork = one.number % 4 === 0 ? 'pending' : 'open';
  const status = closed ? 'closed' : solved !== null ? 'solved' : lookedAt ? atWork : 'new';
  const updatedAtMs = closed
    ? solved + CLOSED_AFTER_MS
    : (solved ?? (lookedAt ? openedAtMs + LOOKED_AT_MS : openedAtMs));
  const said = one.satisfied === null ? 'offered' : one.satisfied ? 'good' : 'bad';
  return ticket({
    id: ticketId(one),
    status,
    createdAtMs: openedAtMs,
    updatedAtMs,
    subject: one.subject,
    service: one.service,
    version: one.version === null ? null : spelling(one),
    solvedAtMs: solved,
    score: solved === null ? 'unoffered' : said,
  });
}

/** As people write it into a text field. */
function spelling({ number, service, version }: WorldSupportCase): string {
  const spellings = [version, `v${version}`, `${label(service)} ${version}`];
  return String(spellings[number % spellings.length]);
}

/** What is in every help desk and is no case of its own: one deleted, one merged, and one that gathers others. */
function otherTickets(cases: readonly WorldSupportCase[]): readonly ZendeskTicket[] {
  const [first, second, third] = cases;
  if (first === undefined || second === undefined || third === undefined) return [];
  const id = FIRST_ID + 90_000;
  const from = (one: WorldSupportCase) => ({
    service: one.service,
    version: null,
    createdAtMs: one.openedAtMs,
    updatedAtMs: one.openedAtMs + 5 * HOUR_MS,
    solvedAtMs: null,
    score: 'unoffered',
  });
  return [
    ticket({ ...from(first), id: id + 1, status: 'deleted', subject: 'SCRUBBED' }),
    ticket({
      ...from(second),
      id: id + 2,
      status: 'closed',
      subject: second.subject,
      tags: ['closed_by_merge'],
    }),
    ticket({ ...from(third), id: id + 3, status: 'open', subject: 'Many ask the same', type: 'problem' }),
  ];
}

interface TicketFacts {
  readonly id: number;
  readonly status: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly subject: string;
  readonly service: string;
  readonly version: string | null;
  readonly solvedAtMs: number | null;
  readonly score: string;
  readonly tags?: readonly string[];
  readonly type?: 'problem' | 'question';
}

function ticket(facts: TicketFacts): ZendeskTicket {
  const { id, status, createdAtMs, updatedAtMs, subject, service, version, solvedAtMs, score } = facts;
  const custom = [
    { id: FIELDS.oldVersion, value: null },
    { id: FIELDS.product, value: `product_${service}` },
    { id: FIELDS.version, value: version },
  ];
  const json = {
    url: `${HOST}/api/v2/tickets/${id}.json`,
    id,
    external_id: null,
    via: { channel: id % 3 === 0 ? 'email' : 'web' },
    created_at: timeText(createdAtMs),
    updated_at: timeText(updatedAtMs),
    generated_timestamp: Math.floor(updatedAtMs / 1000),
    type: facts.type ?? 'question',
    subject,
    raw_subject: subject,
    description: `${subject}. Please help.`,
    priority: 'normal',
    status,
    requester_id: 700_000 + id,
    tags: [`product_${service}`, ...(facts.tags ?? [])],
    custom_fields: custom,
    fields: custom,
    satisfaction_rating: score === 'unoffered' ? { score } : { id: 900_000 + id, score, comment: null },
    has_incidents: facts.type === 'problem',
    problem_id: null,
    metric_set: {
      ticket_id: id,
      reopens: 0,
      solved_at: solvedAtMs === null ? null : timeText(solvedAtMs),
    },
  };
  return { id, status, createdAtMs, updatedAtMs: seconds(updatedAtMs), json };
}

/** Titles are not unique: an older field of the same name was switched off and never deleted. */
export function projectFields(services: readonly string[]) {
  const field = (id: number, title: string, type: string, active = true) => ({ id, title, type, active });
  return [
    field(360_000, 'Subject', 'subject'),
    field(FIELDS.oldVersion, 'App version', 'text', false),
    {
      ...field(FIELDS.product, 'Product', 'tagger'),
      custom_field_options: services.map((service, i) => ({
        id: 361_000 + i,
        name: `Harbour::${label(service)}`,
        value: `product_${service}`,
      })),
    },
    field(FIELDS.version, 'App version', 'text'),
  ];
}

function label(service: string): string {
  return service.slice(0, 1).toUpperCase() + service.slice(1);
}

/** Whole seconds, always UTC. */
function timeText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
