import * as z from 'zod';

const names = z.array(z.string().min(1)).default([]);

/** Any one condition is enough: a tracker, a relation, or a custom field (by name or id) holding one of the values. */
const rule = z
  .strictObject({
    trackers: names,
    links: names,
    fields: z.record(z.string(), z.array(z.string().min(1)).min(1)).default({}),
  })
  .describe('Matches when any one condition holds; compared without case');

const project = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]*$/, 'Write the project identifier as in its address: /projects/<identifier>');

const linkKind = z.enum([
  'caused-by',
  'causes',
  'duplicates',
  'duplicated-by',
  'blocks',
  'blocked-by',
  'fixes',
  'fixed-by',
  'relates',
  'other',
]);

const oneOrMore = z.union([project.transform((identifier) => [identifier]), z.array(project).min(1)]);

export const redmineSettings = z.strictObject({
  projects: z
    .record(z.string(), oneOrMore)
    .refine((projects) => Object.keys(projects).length > 0, 'Name at least one service and its project')
    .describe('Service id -> project identifier, or several; subprojects are named on their own'),
  incident: rule.prefault({ trackers: ['Incident'] }),
  defect: rule.prefault({ trackers: ['Bug'] }),
  regression: rule.prefault({ fields: { Regression: ['1', 'Yes'] } }),
  production: rule.prefault({ fields: { 'Found in': ['Production'] } }),
  beforeProduction: rule
    .prefault({})
    .describe('Leave empty where everything that is not "production" was found earlier'),
  affectedRelease: z
    .string()
    .min(1)
    .default('Affected version')
    .describe('Custom field (name or id) with the affected version'),
  startedField: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe('Custom field (name or id) with the begin of the impact, ISO 8601'),
  openStatuses: names.describe('Statuses in which nobody works on it; empty = the first one of the list'),
  doneStatuses: names.describe(
    'Statuses that mean repaired although Redmine keeps them open, e.g. "Resolved"',
  ),
  acknowledgedStatuses: names.describe('Empty = the first move into progress, or the first assignment'),
  mitigatedStatuses: names,
  excludedStatuses: z
    .array(z.string().min(1))
    .default(['Rejected'])
    .describe('Closing statuses that say "this was none"'),
  links: z.record(z.string(), linkKind).default({}).describe('Relation type ("follows") -> what it means'),
});

export type RedmineSettings = z.output<typeof redmineSettings>;
