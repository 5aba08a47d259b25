import { z } from 'zod';

/** This source's own part of holdfast.json. */
export const sentrySettings = z.strictObject({
  /** Slug of the organisation: the first part of every address. */
  organization: z.string().min(1).describe('Slug of the organisation in Sentry'),
  /** Service -> project slug; a service that is not named here has a project of its own name. */
  projects: z
    .record(z.string(), z.string().min(1))
    .default({})
    .describe('Project slug of each service, where it is not the service id'),
  /** Environment of settings -> Sentry's names for it; what is not named here follows the source-independent names. */
  environments: z
    .record(z.string(), z.array(z.string()))
    .default({})
    .describe('Names of the environments in Sentry'),
  /** GlitchTip speaks a part of the same API; `auto` asks the server once. */
  flavour: z.enum(['sentry', 'glitchtip', 'auto']).default('sentry').describe('Which server answers'),
  /** The SDK's session timeout: part of the definition of a session, so that unlike sessions are not compared. */
  sessionTimeoutMs: z
    .number()
    .int()
    .positive()
    .default(30_000)
    .describe('Session timeout of the SDK in milliseconds'),
});

export type SentrySettings = z.infer<typeof sentrySettings>;
