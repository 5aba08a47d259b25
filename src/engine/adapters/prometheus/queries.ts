import type { InfoMetric } from './metricNames.ts';
import { duration, labelName, quote, selector, sumBy } from './promql.ts';

/** Tells the parts of one answer apart; no metric has such a label. */
export const PART = 'holdfast_part';

export interface Part {
  readonly name: string;
  readonly expression: string;
}

/**
 * Several sums in one query: they are evaluated at the same moments, so that no failure can arrive without its request,
 * and a screen costs one request instead of two. A group that lacks a part (a release without errors has no error
 * series) is zero there, because the same answer holds its total: the join in convertCounts fills it, which spares
 * the server the second evaluation of `or 0 * <total>`.
 */
export function inParts(parts: readonly Part[]): string {
  return parts
    .map(
      ({ name, expression }) => `label_replace(${expression}, "${PART}", ${quote(name)}, "__name__", ".*")`,
    )
    .join(' or ');
}

interface Increase {
  readonly metric: string;
  readonly matchers: readonly (string | null)[];
  readonly bucketMs: number;
  readonly by: readonly string[];
  readonly info: InfoMetric | null;
}

/** Counted per bucket and group. Counts may be fractional: the server extrapolates to the bucket's ends. */
export function increaseBy({ metric, matchers, bucketMs, by, info }: Increase): string {
  const window = duration(bucketMs);
  const increase = `increase(${selector(metric, matchers)}[${window}])`;
  if (info === null) return sumBy(by, increase);
  const on = info.on.map(labelName).join(', ');
  const versions = `last_over_time(${info.metric}[${window}])`;
  // Two versions on one target within the bucket would be an error (many-to-many): topk keeps one of them.
  // Targets without the info metric stay, without a version: an inner join would drop their traffic in silence.
  return sumBy(
    by,
    `${increase} * on (${on}) group_left (${labelName(info.releaseLabel)}) topk by (${on}) (1, ${versions})` +
      ` or ${increase} unless on (${on}) ${versions}`,
  );
}

/** Group -> how many series of the metric it had at any moment of the step. */
export function presenceBy({ metric, matchers, bucketMs, by }: Omit<Increase, 'info'>): string {
  return `count by (${by.map(labelName).join(', ')}) (count_over_time(${selector(metric, matchers)}[${duration(bucketMs)}]))`;
}

/**
 * Sums of samples per bucket. One millisecond shorter than the bucket: Prometheus 2 counts a sample at the left edge to
 * both neighbours, Prometheus 3 does not; with this both count it once.
 */
export function samplesOver(
  kind: 'sum' | 'count',
  { metric, matchers, bucketMs, by }: Omit<Increase, 'info'>,
): string {
  return sumBy(by, `${kind}_over_time(${selector(metric, matchers)}[${bucketMs - 1}ms])`);
}
