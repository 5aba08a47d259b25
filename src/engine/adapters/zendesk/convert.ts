import type { SupportCase } from '../../domain/supportCase.ts';
import { parseTime } from '../transport/parseTime.ts';
import { screen } from './api.ts';
import type { AdapterContext } from '../contract.ts';
import type { ChosenField, ChosenFields } from './fields.ts';
import type { TicketRecord } from './records.ts';
import type { ZendeskSettings } from './settings.ts';

/** Companies give these statuses names of their own; the API keeps the six. */
const STATES: Readonly<Record<string, SupportCase['state']>> = {
  new: 'open',
  open: 'open',
  pending: 'waiting',
  hold: 'waiting',
  solved: 'solved',
  closed: 'solved',
};

export interface Conversion {
  readonly context: AdapterContext;
  readonly settings: ZendeskSettings;
  readonly fields: ChosenFields;
}

/** null = without a readable time of creation. */
export function convertTicket(
  ticket: TicketRecord,
  { context, settings, fields }: Conversion,
): SupportCase | null {
  const openedAtMs = parseTime(ticket.created_at);
  if (openedAtMs === null) return null;
  const { sourceId } = context;
  const state = stateOf(ticket.status);
  const tags = ticket.tags ?? [];
  const services = [...valuesIn(ticket, fields.service), ...afterPrefix(tags, settings.serviceTagPrefix)];
  const releases = [
    ...valuesIn(ticket, fields.release).flatMap((value) => value.split(/[,;\n]/)),
    ...afterPrefix(tags, settings.releaseTagPrefix).map(versionOfTag),
  ];
  const only = settings.services?.length === 1 ? settings.services : [];
  return {
    id: `${sourceId}:${ticket.id}`,
    sourceId,
    subject: ticket.subject?.trim() || `Case ${ticket.id}`,
    serviceNames: services.length > 0 ? distinct(services) : only,
    releaseNames: distinct(releases),
    openedAtMs,
    // A reopened ticket keeps the time at which it was solved before.
    solvedAtMs: state === 'solved' ? parseTime(ticket.metric_set?.solved_at) : null,
    state,
    statusText: ticket.status,
    satisfied: satisfiedOf(ticket.satisfaction_rating?.score),
    labels: tags,
    url: screen(context, `tickets/${encodeURIComponent(ticket.id)}`),
  };
}

export function stateOf(status: string): SupportCase['state'] {
  return Object.hasOwn(STATES, status) ? (STATES[status] ?? 'other') : 'other';
}

/** `offered` and `unoffered` are no word of the customer's. */
function satisfiedOf(score: string | null | undefined): boolean | null {
  if (score === 'good' || score === 'good_with_comment') return true;
  return score === 'bad' || score === 'bad_with_comment' ? false : null;
}

function valuesIn(ticket: TicketRecord, field: ChosenField | null): readonly string[] {
  if (field === null) return [];
  const value = ticket.custom_fields?.find(({ id }) => id === field.id)?.value;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values
    .filter((one) => typeof one === 'string' || typeof one === 'number')
    .map((one) => field.nameOf.get(String(one)) ?? String(one));
}

function afterPrefix(tags: readonly string[], prefix: string | undefined): readonly string[] {
  if (prefix === undefined) return [];
  return tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
}

/** Drop-downs make tags, and write "2.4.0" as "2_4_0" there. */
function versionOfTag(text: string): string {
  return /^v?\d+(?:_\d+)+$/.test(text) ? text.replaceAll('_', '.') : text;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}
