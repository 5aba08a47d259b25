import * as z from 'zod';

const names = z.array(z.string().min(1)).default([]);

/** Any one condition is enough: an issue type, a label, a link's words, or a field holding one of the values. */
const rule = z
  .strictObject({
    types: names,
    labels: names,
    links: names,
    fields: z.record(z.string(), z.array(z.string().min(1)).min(1)).default({}),
  })
  .describe('Matches when any one condition holds; compared without case');

const projectKey = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_]*$/,
    'Write the project key as Jira shows it before the number of an issue, e.g. "SHOP"',
  )
  .transform((key) => key.toUpperCase());

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

const oneOrMore = z.union([projectKey.transform((key) => [key]), z.array(projectKey).min(1)]);

export const jiraSettings = z.strictObject({
  flavour: z
    .enum(['cloud', 'datacenter'])
    .default('cloud')
    .describe('Jira Cloud (v3) or Jira Data Center (v2)'),
  projects: z
    .record(z.string(), oneOrMore)
    .refine((projects) => Object.keys(projects).length > 0, 'Name at least one service and its project')
    .describe('Service id -> project key, or several'),
  incident: rule.prefault({ types: ['Incident'] }),
  defect: rule.prefault({ types: ['Bug'] }),
  regression: rule.prefault({ labels: ['regression'] }),
  production: rule.prefault({ labels: ['production'] }),
  beforeProduction: rule
    .prefault({})
    .describe('Leave empty where everything that is not "production" was found earlier'),
  affectedRelease: z
    .string()
    .min(1)
    .default('versions')
    .describe('Field with the affected versions: built-in, custom id or name'),
  fixRelease: z.string().min(1).default('fixVersions'),
  severity: z.string().min(1).default('priority'),
  startedField: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe('Date-time field that says when the impact began'),
  acknowledgedStatuses: names.describe('Empty = the first move into progress, or the first assignment'),
  mitigatedStatuses: names,
  excludedResolutions: z
    .array(z.string().min(1))
    .default(['Duplicate', "Won't Fix", "Won't Do", 'Cannot Reproduce', 'Declined', 'Invalid', 'Not a Bug']),
  links: z
    .record(z.string(), linkKind)
    .default({})
    .describe('Words of a link ("is caused by") -> what it means'),
});

export type JiraSettings = z.output<typeof jiraSettings>;

/** Project key -> the services whose tickets are in it. */
export function servicesByProject({ projects }: JiraSettings): ReadonlyMap<string, readonly string[]> {
  const services = new Map<string, string[]>();
  for (const [service, keys] of Object.entries(projects)) {
    for (const key of keys) services.set(key, [...(services.get(key) ?? []), service]);
  }
  return services;
}
