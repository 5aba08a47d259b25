import * as z from 'zod';

/** One alert of /api/v2/alerts. `mutedBy` came with recent versions, and nothing here needs it. */
export const alertRecord = z.object({
  labels: z.record(z.string(), z.string()),
  fingerprint: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  status: z.object({ state: z.string() }),
  generatorURL: z.string().optional(),
});

export type AlertRecord = z.infer<typeof alertRecord>;

/** The status also holds the whole configuration, with its receivers: never read, never kept. */
export const statusRecord = z.object({
  versionInfo: z.object({ version: z.string() }),
  cluster: z.object({ status: z.string() }),
});
