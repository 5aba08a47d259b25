import { z } from 'zod';

/** Sentry's words, checked. Names and shapes: docs.sentry.io/api; GlitchTip answers a subset of them. */

const text = z.string().nullish();
/** Sentry writes counts and ids as strings or numbers, depending on the endpoint. */
const countText = z
  .union([z.string().regex(/^\d+$/, 'not a count'), z.number().int().nonnegative()])
  .transform(Number)
  .refine(Number.isSafeInteger, 'not a count');
const idText = z.union([z.string(), z.number()]).transform(String);

/** GET /api/0/organizations/{org}/releases/ */
export const releaseRecord = z.object({
  version: z.string().min(1),
  dateCreated: text,
  dateReleased: text,
  firstEvent: text,
  commitCount: z.number().nullish(),
  deployCount: z.number().nullish(),
  authors: z.array(z.object({ name: text })).nullish(),
  projects: z.array(z.object({ slug: text, name: text })).nullish(),
  lastDeploy: z.object({ dateFinished: text }).nullish(),
});
export type ReleaseRecord = z.infer<typeof releaseRecord>;

/** GET /api/0/organizations/{org}/releases/{version}/deploys/ */
export const deployRecord = z.object({
  id: idText,
  environment: text,
  name: text,
  url: text,
  dateStarted: text,
  dateFinished: text,
});
export type DeployRecord = z.infer<typeof deployRecord>;

/** GET /api/0/organizations/{org}/releases/{version}/commits/; GlitchTip writes the author's name beside the commit. */
export const commitRecord = z.object({
  id: idText,
  message: text,
  dateCreated: text,
  author: z.object({ name: text }).nullish(),
  authorName: text,
  repository: z.object({ url: text, provider: z.object({ id: text }).nullish() }).nullish(),
});
export type CommitRecord = z.infer<typeof commitRecord>;

/** GET /api/0/organizations/{org}/releases/{version}/commitfiles/ */
export const changedFileRecord = z.object({ filename: z.string().min(1), commitMessage: text });
export type ChangedFileRecord = z.infer<typeof changedFileRecord>;

/** GET /api/0/organizations/{org}/issues/ */
export const issueRecord = z.object({
  id: idText,
  title: z.string(),
  culprit: text,
  permalink: text,
  level: text,
  status: z.string(),
  substatus: text,
  project: z.object({ slug: text, name: text }).nullish(),
  count: countText,
  userCount: z.number().int().nonnegative().nullish(),
  firstSeen: text,
  lastSeen: text,
  /** Counters of the events that match the query; absent or null where the server does not filter. */
  filtered: z
    .object({
      count: countText,
      userCount: z.number().int().nonnegative().nullish(),
      firstSeen: text,
      lastSeen: text,
    })
    .nullish(),
  firstRelease: z.object({ version: z.string() }).nullish(),
  lastRelease: z.object({ version: z.string() }).nullish(),
});
export type IssueRecord = z.infer<typeof issueRecord>;

/** GET /api/0/organizations/{org}/issues/{id}/, the history only. */
export const issueDetail = z.object({
  activity: z.array(
    z.object({ type: z.string(), dateCreated: text, data: z.object({ version: text }).nullish() }),
  ),
});

/** GET /api/0/organizations/{org}/sessions/ */
export const sessionsAnswer = z.object({
  start: text,
  end: text,
  intervals: z.array(z.string()),
  groups: z.array(z.unknown()),
});

export const sessionGroupRecord = z.object({
  by: z.object({ release: text, 'session.status': z.string() }),
  series: z.object({ 'sum(session)': z.array(z.number().nonnegative().nullable()) }),
});
export type SessionGroupRecord = z.infer<typeof sessionGroupRecord>;

/** GET /api/0/organizations/{org}/projects/ */
export const projectRecord = z.object({ slug: z.string(), name: text });

/** GET /api/settings/ of GlitchTip; Sentry has no such address. */
export const glitchtipSettings = z.object({ enabledFeatures: z.array(z.string()) });

export const list = z.array(z.unknown());
