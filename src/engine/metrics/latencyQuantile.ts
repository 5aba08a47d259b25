import type { Reading } from '../domain/reading.ts';
import type { HistogramSeries } from '../domain/series.ts';
import type { TimeWindow } from '../domain/time.ts';
import type { KpiDefinition } from './definition.ts';
import { noInterval } from './intervalRules.ts';
import { countText, numberText } from './countText.ts';
import { known, unknown, withGaps, type ReadingContext } from './readingContext.ts';
import { sumHistograms } from './sumHistograms.ts';

/** At p95 ten requests lie above the figure: below that a single slow one decides. */
export const LATENCY_LEAST_REQUESTS = { p50: 100, p95: 200 } as const;
const SHARE = { p50: 0.5, p95: 0.95 } as const;

const formula =
  'Response times are counted in ranges. The range that holds the wanted request is found, and the value is placed in ' +
  'it in proportion, as if the requests lay evenly between its limits. In the last, open range only “at least” can be said.';

const IN_RANGES = noInterval('requests are counted in ranges; how they lie inside one is not known');

export const latencyP50Definition: KpiDefinition = {
  id: 'latency-p50',
  label: 'Latency, median',
  shortLabel: 'p50',
  unit: 'duration',
  better: 'lower',
  meaning: 'Half of all requests were answered faster than this: the usual experience.',
  formula,
  minimum: `${LATENCY_LEAST_REQUESTS.p50} requests`,
  interval: IN_RANGES,
  trend: null,
};

export const latencyP95Definition: KpiDefinition = {
  id: 'latency-p95',
  label: 'Latency, 95th percentile',
  shortLabel: 'p95',
  unit: 'duration',
  better: 'lower',
  meaning: 'One request in twenty took longer than this: what the less lucky users wait for.',
  formula,
  minimum: `${LATENCY_LEAST_REQUESTS.p95} requests`,
  interval: IN_RANGES,
  trend: { along: 'each', group: 'felt' },
};

export interface LatencyInput extends ReadingContext {
  readonly series: readonly HistogramSeries[];
  readonly window: TimeWindow;
}

export function latencyQuantile(input: LatencyInput, quantile: 'p50' | 'p95'): Reading {
  const sum = sumHistograms(input.series, input.window);
  if (sum.kind === 'unlike') return unknown(input, 'not-comparable', sum.detail);
  const { upperMs, counts, total, caveats } = sum;
  if (total <= 0) return unknown(input, 'no-data', 'No response times were recorded in this window.');
  const least = LATENCY_LEAST_REQUESTS[quantile];
  if (total < least) {
    const detail = `Only ${numberText(total)} of ${countText(least, 'requests')} so far; fewer say too little.`;
    return unknown(input, 'too-little-data', detail);
  }
  const found = quantileInBuckets(SHARE[quantile], upperMs, counts);
  if (found === null)
    return unknown(input, 'not-comparable', 'The source counts all durations in one range: no quantile.');
  const value = {
    value: found.valueMs,
    unit: 'duration' as const,
    bound: found.open ? ('at-least' as const) : ('exact' as const),
    sample: { count: Math.round(total), of: 'requests' },
    window: input.window,
    method: 'linear interpolation in histogram buckets',
  };
  return known(withGaps(input, caveats), value);
}

/**
 * The rule of Prometheus' `histogram_quantile`: linear inside the bucket; in an open last bucket its lower limit, which
 * the true value exceeds. Null where the only bucket is open.
 */
export function quantileInBuckets(
  share: number,
  upperMs: Float64Array,
  counts: Float64Array,
): { valueMs: number; open: boolean } | null {
  let total = 0;
  for (const count of counts) total += count;
  const rank = share * total;
  let below = 0;
  for (let bucket = 0; bucket < counts.length; bucket += 1) {
    const count = counts[bucket] ?? 0;
    const upper = upperMs[bucket] ?? Infinity;
    const lower = bucket === 0 ? Math.min(0, upper) : (upperMs[bucket - 1] ?? 0);
    // The last filled bucket also takes a rank that rounding pushed past the sum.
    const holds = count > 0 && (below + count >= rank || bucket === lastFilled(counts));
    if (holds && upper === Infinity) return bucket === 0 ? null : { valueMs: lower, open: true };
    if (holds) return { valueMs: lower + (upper - lower) * Math.min(1, (rank - below) / count), open: false };
    below += count;
  }
  return null;
}

function lastFilled(counts: Float64Array): number {
  let bucket = counts.length - 1;
  while (bucket >= 0 && counts[bucket] === 0) bucket -= 1;
  return bucket;
}
