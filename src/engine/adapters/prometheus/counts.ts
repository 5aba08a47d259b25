import type { Collected } from '../../domain/collected.ts';
import type { Scope } from '../../domain/scope.ts';
import type { CountSeries } from '../../domain/series.ts';
import type { Asking } from '../contract.ts';
import { askMatrix } from './api.ts';
import { collectedOf } from './collectedOf.ts';
import { scopeMatchers, serviceMatcher, strataLabels } from './connection.ts';
import type { Connection } from './connection.ts';
import { convertCounts } from './convertCounts.ts';
import type { CountParts } from './convertCounts.ts';
import { countNotices } from './countNotices.ts';
import { groupParts } from './groups.ts';
import { increaseBy, inParts, samplesOver } from './queries.ts';
import { queryTimes } from './queryTimes.ts';
import type { QueryTimes } from './queryTimes.ts';
import { Rejections } from '../transport/rejections.ts';
import { byLabels } from './seriesNames.ts';
import type { SeriesNames } from './seriesNames.ts';

const FAILED: CountParts = { total: 'all', part: 'failed', inverse: false };
const SUCCEEDED: CountParts = { total: 'all', part: 'succeeded', inverse: true };

export function requests(
  connection: Connection,
  scope: Scope,
  asking: Asking,
): Promise<Collected<CountSeries>> {
  const { metric, matchers, failed } = connection.names.requests;
  const names = { ...releaseNames(connection), strata: strataLabels(connection) };
  return counters(connection, { metric, matchers, matcher: failed, parts: FAILED, names }, { scope, asking });
}

export function transactions(
  connection: Connection,
  scope: Scope,
  asking: Asking,
): Promise<Collected<CountSeries>> {
  const chosen = connection.names.transactions;
  if (chosen === null)
    throw new Error('This source has no transactions: the capability should not be offered.');
  const { metric, matchers, journeyLabel, failed, succeeded } = chosen;
  const strata = [
    { stratum: 'journey', label: journeyLabel },
    ...strataLabels(connection).filter(({ stratum }) => stratum !== 'journey'),
  ];
  const names = { ...releaseNames(connection), strata };
  const parts = succeeded === null ? FAILED : SUCCEEDED;
  return counters(
    connection,
    { metric, matchers, matcher: succeeded ?? failed, parts, names },
    { scope, asking },
  );
}

/** `up` says that the exporter was there, not that the check passed: only `probe_success` counts; absent = not run. */
export function checks(
  connection: Connection,
  scope: Scope,
  asking: Asking,
): Promise<Collected<CountSeries>> {
  const chosen = connection.names.checks;
  if (chosen === null) throw new Error('This source has no checks: the capability should not be offered.');
  const { metric, matchers, journeyLabel, serviceLabel } = chosen;
  const names = { serviceLabel, releaseLabel: null, strata: [{ stratum: 'journey', label: journeyLabel }] };
  const times = timesOf(connection, scope, asking);
  const all = [
    ...matchers,
    serviceMatcher(serviceLabel, connection),
    ...scopeMatchers(connection, scope.environment),
  ];
  const sums = { metric, matchers: all, bucketMs: times.bucketMs, by: byLabels(names) };
  const expression = inParts([
    { name: SUCCEEDED.part, expression: samplesOver('sum', sums) },
    { name: SUCCEEDED.total, expression: samplesOver('count', sums) },
  ]);
  return collectCounts(connection, { expression, times, names, parts: SUCCEEDED, of: 'check runs' }, asking);
}

export function releaseNames({ names }: Connection): {
  readonly serviceLabel: string;
  readonly releaseLabel: string;
} {
  return { serviceLabel: names.serviceLabel, releaseLabel: names.releaseLabel };
}

export function timesOf({ scrapeMs }: Connection, { span }: Scope, { nowMs }: Asking): QueryTimes {
  return queryTimes({ span, scrapeMs, nowMs });
}

interface Counters {
  readonly metric: string;
  readonly matchers: readonly string[];
  /** What makes the part: the failed or the successful ones. */
  readonly matcher: string | null;
  readonly parts: CountParts;
  readonly names: SeriesNames;
}

function counters(
  connection: Connection,
  { metric, matchers, matcher, parts, names }: Counters,
  { scope, asking }: { readonly scope: Scope; readonly asking: Asking },
): Promise<Collected<CountSeries>> {
  const times = timesOf(connection, scope, asking);
  const { serviceLabel } = connection.names;
  const all = [
    serviceMatcher(serviceLabel, connection),
    ...matchers,
    ...scopeMatchers(connection, scope.environment),
  ];
  const sums = { metric, bucketMs: times.bucketMs, by: byLabels(names), info: connection.names.infoMetric };
  const expression = inParts([
    { name: parts.part, expression: increaseBy({ ...sums, matchers: [...all, matcher] }) },
    { name: parts.total, expression: increaseBy({ ...sums, matchers: all }) },
  ]);
  const of = names.strata.some(({ stratum }) => stratum === 'journey') ? 'attempts' : 'requests';
  return collectCounts(connection, { expression, times, names, parts, of }, asking);
}

interface CountQuestion {
  readonly expression: string;
  readonly times: QueryTimes;
  readonly names: SeriesNames;
  readonly parts: CountParts;
  readonly of: string;
}

async function collectCounts(
  { context }: Connection,
  { expression, times, names, parts, of }: CountQuestion,
  asking: Asking,
): Promise<Collected<CountSeries>> {
  const answer = await askMatrix(context, { expression, times }, asking);
  const rejections = new Rejections();
  const items = convertCounts(groupParts(answer.matrices, rejections), { names, parts, times, rejections });
  const notices = [
    ...times.notices,
    ...countNotices({ series: items, names, times, matrices: answer.matrices, of }),
  ];
  return collectedOf({ items, answer, window: times.window, rejections, notices, nowMs: asking.nowMs });
}
