import * as z from 'zod';
import { PRESET_NAMES } from './presets.ts';

const MATCHER = /^\s*(?:[a-zA-Z_][a-zA-Z0-9_]*|"(?:[^"\\]|\\.)+")\s*(?:=~|!~|!=|=)\s*"(?:[^"\\]|\\.)*"\s*$/;

const label = z.string().min(1, 'Write the name of a Prometheus label, for example "version".');
const metric = z.string().min(1, 'Write the name of a metric, for example "http_requests_total".');
const matcher = z
  .string()
  .regex(
    MATCHER,
    'Write one PromQL matcher: label, operator, value in double quotes, for example code=~"5..".',
  );

const transactions = z
  .strictObject({
    metric: metric.optional(),
    journeyLabel: label.optional(),
    failureMatcher: matcher.optional(),
    successMatcher: matcher.optional(),
    excludeMatcher: matcher.optional(),
  })
  .refine((given) => given.failureMatcher === undefined || given.successMatcher === undefined, {
    error: 'Give failureMatcher or successMatcher, not both: the other one follows.',
    path: ['successMatcher'],
  });

/** The source's own part of holdfast.json. Everything has a default but what differs from the preset. */
export const prometheusSettings = z.strictObject({
  preset: z
    .enum(PRESET_NAMES, `Write one of the known presets: ${PRESET_NAMES.join(', ')}.`)
    .default('http-requests')
    .describe('Which metric names to start from.'),
  releaseLabel: label.optional().describe('The label that holds the version.'),
  serviceLabel: label.optional().describe('The label that holds the service.'),
  strataLabels: z
    .record(z.string(), label)
    .optional()
    .describe('Stratum -> label, for example {"platform": "app"}.'),
  endpointLabel: label
    .optional()
    .describe('The label of the request metric that holds the route, for example "handler".'),
  infoMetric: z
    .strictObject({
      metric,
      releaseLabel: label,
      on: z
        .array(label)
        .min(1, 'Name at least one label that both metrics share, for example ["job", "instance"].'),
    })
    .optional()
    .describe('A metric of value 1 that carries the version, where the counters do not.'),
  requests: z
    .strictObject({
      metric: metric.optional(),
      failureMatcher: matcher.optional(),
      excludeMatcher: matcher.optional(),
    })
    .optional(),
  transactions: transactions.optional(),
  latency: z
    .strictObject({
      metric: metric
        .refine(
          (name) => !name.endsWith('_bucket'),
          'Write the name without _bucket: it is added where it is needed.',
        )
        .optional(),
      kind: z.enum(['classic', 'native', 'auto'], 'Write "classic", "native" or "auto".').optional(),
      unit: z.enum(['s', 'ms'], 'Write "s" or "ms": the unit of the metric.').optional(),
    })
    .optional(),
  checks: z
    .strictObject({
      metric: metric.optional(),
      journeyLabel: label.optional(),
      serviceLabel: label.optional(),
    })
    .optional(),
  alerts: z.strictObject({ severityLabel: label.optional(), serviceLabel: label.optional() }).optional(),
  scrapeSeconds: z
    .number('Write the scrape interval in seconds, for example 60.')
    .positive('Write the scrape interval in seconds, above zero.')
    .default(60)
    .describe('Scrape interval: buckets never get shorter than four of them.'),
  environmentLabel: label
    .optional()
    .describe('The label that holds the environment, where one server watches several.'),
  extraMatchers: z
    .array(matcher)
    .default([])
    .describe('Added to every query, for example ["region=\\"eu\\""].'),
});

export type PrometheusSettings = z.infer<typeof prometheusSettings>;
