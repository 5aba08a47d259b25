import * as z from 'zod';

const label = z.string().min(1, 'Write the name of an alert label, for example "severity".');
const FILTER = /^\s*[a-zA-Z_][a-zA-Z0-9_]*\s*(?:=~|!~|!=|=)\s*".*"\s*$/;

/** The source's own part of holdfast.json. */
export const alertmanagerSettings = z.strictObject({
  severityLabel: label.default('severity'),
  serviceLabel: label.default('service'),
  releaseLabel: label
    .default('version')
    .describe('The label that holds the version, where alert rules keep it.'),
  environmentLabel: label
    .optional()
    .describe('The label that holds the environment, where one server serves several.'),
  extraMatchers: z
    .array(
      z
        .string()
        .regex(
          FILTER,
          'Write one matcher: label, operator, value in double quotes, for example team="shop".',
        ),
    )
    .default([])
    .describe('Only alerts that match all of these are read.'),
});

export type AlertmanagerSettings = z.infer<typeof alertmanagerSettings>;
