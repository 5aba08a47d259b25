import * as z from 'zod';

/** Vendor JSON in the vendor's words. Only what is used is checked; servers add fields. */

export const labelSet = z.record(z.string(), z.string());

const sample = z.tuple([z.number(), z.string()]);

const histogram = z.tuple([
  z.number(),
  z.object({
    count: z.string(),
    sum: z.string(),
    buckets: z.array(z.tuple([z.number(), z.string(), z.string(), z.string()])).optional(),
  }),
]);

/** One series of a vector or a matrix. */
export const seriesRecord = z.object({
  metric: labelSet,
  value: sample.optional(),
  values: z.array(sample).optional(),
  histogram: histogram.optional(),
  histograms: z.array(histogram).optional(),
});

export type SeriesRecord = z.infer<typeof seriesRecord>;

/** `warnings` and `infos` come with success; `isPartial` and `stats` are VictoriaMetrics'. */
export const envelope = z.object({
  status: z.string(),
  data: z.unknown().optional(),
  errorType: z.string().optional(),
  error: z.string().optional(),
  warnings: z.array(z.string()).nullish(),
  infos: z.array(z.string()).nullish(),
  isPartial: z.boolean().nullish(),
  stats: z.object({ seriesFetched: z.string().optional() }).nullish(),
});

export type Envelope = z.infer<typeof envelope>;

export const resultData = z.object({ resultType: z.string(), result: z.array(z.unknown()) });
export const names = z.array(z.string());
export const buildInfo = z.object({ version: z.string() });
