import * as z from 'zod';

const field = z
  .string()
  .min(1, 'Write the title of a ticket field, for example "Version", or its number.')
  .optional();
const prefix = z.string().min(1, 'Write how such tags begin, for example "release_".').optional();

/** This source's own part of holdfast.json. */
export const zendeskSettings = z.strictObject({
  serviceField: field.describe('Ticket field (title or number) that names the service'),
  releaseField: field.describe('Ticket field (title or number) that names the release'),
  serviceTagPrefix: prefix.describe('Tags that begin so name the service: "service_" reads "service_shop"'),
  releaseTagPrefix: prefix.describe('Tags that begin so name the release: "release_" reads "release_2_4_0"'),
  excludeTags: z
    .array(z.string().min(1))
    .default(['closed_by_merge'])
    .describe('Tickets with one of these tags are no cases of their own'),
  services: z
    .array(z.string().min(1))
    .optional()
    .describe('Service ids whose cases can be here; with a single one, every case is about it'),
});

export type ZendeskSettings = z.output<typeof zendeskSettings>;
