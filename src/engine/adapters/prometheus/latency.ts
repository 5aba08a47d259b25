import type { Collected } from '../../domain/collected.ts';
import type { Scope } from '../../domain/scope.ts';
import type { HistogramSeries } from '../../domain/series.ts';
import type { Asking } from '../contract.ts';
import { askMatrix } from './api.ts';
import { collectedOf } from './collectedOf.ts';
import { scopeMatchers, serviceMatcher, strataLabels } from './connection.ts';
import type { Connection } from './connection.ts';
import { convertClassic } from './convertClassic.ts';
import { convertNative } from './convertNative.ts';
import { releaseNames, timesOf } from './counts.ts';
import { groupSeries } from './groups.ts';
import { increaseBy } from './queries.ts';
import { Rejections } from '../transport/rejections.ts';
import { byLabels } from './seriesNames.ts';

const MS: Readonly<Record<'s' | 'ms', number>> = { s: 1000, ms: 1 };

/**
 * Classic buckets carry `le`, native histograms are samples of their own kind. A fleet in transition sends both: one
 * query asks for either, and a group that has classic buckets keeps to them, since they are cut alike in all releases.
 */
export async function latency(
  connection: Connection,
  scope: Scope,
  asking: Asking,
): Promise<Collected<HistogramSeries>> {
  const chosen = connection.names.latency;
  if (chosen === null) throw new Error('This source has no latency: the capability should not be offered.');
  const names = { ...releaseNames(connection), strata: strataLabels(connection) };
  const times = timesOf(connection, scope, asking);
  const matchers = [
    serviceMatcher(names.serviceLabel, connection),
    ...chosen.matchers,
    ...scopeMatchers(connection, scope.environment),
  ];
  const sums = { matchers, bucketMs: times.bucketMs, info: connection.names.infoMetric };
  const by = byLabels(names);
  const classic = increaseBy({ ...sums, metric: `${chosen.metric}_bucket`, by: [...by, 'le'] });
  const native = increaseBy({ ...sums, metric: chosen.metric, by });
  const expression = { classic, native, auto: `${classic} or ${native}` }[chosen.kind];
  const answer = await askMatrix(connection.context, { expression, times }, asking);
  const rejections = new Rejections();
  const facts = { names, times, rejections, unitMs: MS[chosen.unit] };
  const items = groupSeries(answer.matrices, ['le'], rejections).flatMap((group) => {
    const series = convertClassic(group, facts) ?? convertNative(group, facts);
    return series === null || series.startMs.length === 0 ? [] : [series];
  });
  return collectedOf({
    items,
    answer,
    window: times.window,
    rejections,
    notices: times.notices,
    nowMs: asking.nowMs,
  });
}
