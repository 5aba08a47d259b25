import * as z from 'zod';

const name = z.string().trim().min(1);
const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*$/,
    'Use lower-case letters, digits and dashes, starting with a letter, e.g. "shop".',
  );

const namedThing = {
  id,
  label: name.optional().describe('What people read; the id where absent.'),
  names: z.array(name).optional().describe('The spellings by which your tools know it; the id where absent.'),
};

const pattern = z
  .string()
  .refine(
    isPattern,
    'This is not a regular expression with a named group (?<version>…). Test it in your browser’s console.',
  );

/** holdfast.json. Objects are strict, so that a misspelt key is a fault with a name and not a silently ignored wish. */
export const settingsSchema = z
  .strictObject({
    $schema: z.string().optional(),
    title: name.default('Holdfast').describe('Shown in the browser’s tab and on the screens.'),
    demo: z
      .strictObject({ scenario: name.default('steady') })
      .optional()
      .describe('Remove this key to read your own sources.'),
    environments: z
      .array(z.strictObject(namedThing))
      .min(1, 'Name at least one environment, e.g. [{"id": "production"}].')
      .describe('The first one is shown at the start.'),
    services: z.array(z.strictObject(namedThing)).min(1, 'Name at least one service, e.g. [{"id": "shop"}].'),
    journeys: z
      .array(
        z.strictObject({
          ...namedThing,
          service: id.describe('The id of the service this journey belongs to.'),
          critical: z.boolean().default(false),
        }),
      )
      .default([]),
    strata: z
      .array(name)
      .default([])
      .describe('What splits traffic so that like is compared with like, e.g. ["platform"].'),
    objectives: z
      .array(
        z.strictObject({
          service: id,
          kpi: name,
          journey: id.optional(),
          target: z.number(),
          windowDays: z.number().int().min(1).max(90).default(28),
        }),
      )
      .default([]),
    releases: z
      .strictObject({
        patterns: z
          .array(pattern)
          .default([])
          .describe('Regular expressions with (?<version>…) and perhaps (?<service>…).'),
        aliases: z
          .array(z.strictObject({ service: id, version: name, names: z.array(name).min(1) }))
          .default([]),
        postReleaseHours: z.number().min(1).max(720).default(72),
        checkpoints: z
          .array(
            z.strictObject({
              hours: z.number().positive().max(720),
              checklist: z.array(name).default([]),
            }),
          )
          .default([
            { hours: 1, checklist: ['Smoke tests passed', 'Critical journeys tried by hand'] },
            { hours: 4, checklist: ['New error groups looked at', 'Support cases read'] },
            { hours: 24, checklist: ['A full day’s peak seen', 'Open incidents reviewed'] },
            {
              hours: 72,
              checklist: ['Error budget reviewed', 'Defects triaged', 'Way back no longer needed'],
            },
          ])
          .describe('Moments after a release at which somebody decides: continue, watch, or roll back.'),
      })
      .prefault({}),
    apdex: z
      .strictObject({
        targetMs: z.number().positive().default(300),
        toleratedMs: z.number().positive().default(1200),
      })
      .prefault({}),
    refreshSeconds: z.number().min(5, 'Ask no more often than every 5 seconds.').max(3600).default(30),
    lookbackDays: z.number().int().min(4).max(180).default(60),
    sources: z
      .array(
        z.strictObject({
          id,
          label: name.optional(),
          vendor: name,
          url: z
            .string()
            .refine(
              isSourceUrl,
              'Write a path on this server such as "/api/metrics/", or a full http(s) URL.',
            ),
          screenUrl: z.httpUrl('Write a full http(s) URL of the tool’s own screens.').optional(),
          settings: z.record(z.string(), z.unknown()).default({}),
        }),
      )
      .min(1, 'Name at least one source.'),
  })
  .describe(
    'Settings of Holdfast. Credentials never belong here: they are environment variables of the proxy.',
  );

export type WrittenSettings = z.infer<typeof settingsSchema>;

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
  } catch {
    return false;
  }
  return text.includes('(?<version>');
}

function isSourceUrl(text: string): boolean {
  if (/^\/(?!\/)/.test(text)) return true;
  return URL.canParse(text) && /^https?:\/\/[^@]*$/.test(text);
}
