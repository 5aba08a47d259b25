import * as z from 'zod';

/** Zendesk's words, checked. https://developer.zendesk.com/api-reference/ticketing/introduction/ */

const text = z.string().nullish();

/**
 * One ticket of the export. What customers wrote and who they are is in the answer as well: nothing of it is read.
 * `metric_set` comes with `include=metric_sets` only.
 */
export const ticketRecord = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  status: z.string(),
  created_at: z.string(),
  updated_at: text,
  subject: text,
  type: text,
  has_incidents: z.boolean().nullish(),
  tags: z.array(z.string()).nullish(),
  custom_fields: z.array(z.object({ id: z.number(), value: z.unknown() })).nullish(),
  satisfaction_rating: z.object({ score: text }).nullish(),
  metric_set: z.object({ solved_at: text }).nullish(),
});
export type TicketRecord = z.output<typeof ticketRecord>;

/** GET api/v2/incremental/tickets/cursor */
export const exportAnswer = z.object({
  tickets: z.array(z.unknown()),
  after_cursor: text,
  end_of_stream: z.boolean(),
});

/** GET api/v2/ticket_fields; older servers answer everything at once, without `meta`. */
export const fieldsAnswer = z.object({
  ticket_fields: z.array(z.unknown()),
  meta: z.object({ has_more: z.boolean().nullish(), after_cursor: text }).nullish(),
});

export const fieldRecord = z.object({
  id: z.number(),
  title: z.string(),
  active: z.boolean().nullish(),
  custom_field_options: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
});
export type FieldRecord = z.output<typeof fieldRecord>;

/** GET api/v2/users/me */
export const currentUserAnswer = z.object({
  user: z.object({ id: z.number().nullish(), role: text }),
});
