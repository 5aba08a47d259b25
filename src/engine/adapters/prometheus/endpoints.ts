import type { Collected, RequestReceipt } from '../../domain/collected.ts';
import type { Scope } from '../../domain/scope.ts';
import type { CountSeries } from '../../domain/series.ts';
import type { Asking } from '../contract.ts';
import { Rejections } from '../transport/rejections.ts';
import { askInstant, askMatrix } from './api.ts';
import { collectedOf } from './collectedOf.ts';
import { scopeMatchers, serviceMatcher, type Connection } from './connection.ts';
import { convertCounts, type CountParts } from './convertCounts.ts';
import { countNotices } from './countNotices.ts';
import { releaseNames, timesOf } from './counts.ts';
import { groupParts } from './groups.ts';
import { OTHER, otherEndpoints } from './otherEndpoints.ts';
import { oneOf, selector, sumBy } from './promql.ts';
import { increaseBy, inParts } from './queries.ts';
import { byLabels, type SeriesNames } from './seriesNames.ts';

/** A route with an id in it has a label value per id: thousands of series, and nobody could read them. */
const MOST = 50;
const PARTS: CountParts = { total: 'all', part: 'failed', inverse: false };

/** Environment -> the endpoints told apart. Chosen once, so that all stretches of time tell the same ones apart. */
export type BusiestKnown = Map<string, readonly string[]>;

interface Question {
  readonly scope: Scope;
  readonly asking: Asking;
}

/** Requests by endpoint and release: the busiest ones, and all others in one sum, so that nothing is lost. */
export async function endpoints(
  connection: Connection,
  known: BusiestKnown,
  { scope, asking }: Question,
): Promise<Collected<CountSeries>> {
  const { names, context } = connection;
  const { endpointLabel } = names;
  if (endpointLabel === null)
    throw new Error('This source has no endpoints: the capability should not be offered.');
  const { busiest, receipts } = await busiestOf(connection, known, { scope, asking, endpointLabel });
  const times = timesOf(connection, scope, asking);
  const of: SeriesNames = {
    ...releaseNames(connection),
    strata: [{ stratum: 'endpoint', label: endpointLabel }],
  };
  const everything = { bucketMs: times.bucketMs, info: names.infoMetric, metric: names.requests.metric };
  const counted = (named: string | null) => {
    const by = byLabels(named === null ? { ...of, strata: [] } : of);
    const matchers = [...requestMatchers(connection, scope), named];
    return [
      {
        name: PARTS.part,
        expression: increaseBy({ ...everything, by, matchers: [...matchers, names.requests.failed] }),
      },
      { name: PARTS.total, expression: increaseBy({ ...everything, by, matchers }) },
    ];
  };
  const named = oneOf(endpointLabel, busiest);
  const expression = inParts([...(named === null ? [] : counted(named)), ...counted(null)]);
  const asked = await askMatrix(context, { expression, times }, asking);
  const rejections = new Rejections();
  const converted = convertCounts(groupParts(asked.matrices, rejections), {
    names: of,
    parts: PARTS,
    times,
    rejections,
  });
  const items = otherEndpoints(converted);
  return collectedOf({
    items,
    answer: { ...asked, receipts: [...receipts, ...asked.receipts] },
    window: times.window,
    rejections,
    notices: [
      ...times.notices,
      ...countNotices({ series: items, names: of, times, matrices: asked.matrices, of: 'requests' }),
      ...choiceNotices(busiest, connection),
    ],
    nowMs: asking.nowMs,
  });
}

function requestMatchers(connection: Connection, { environment }: Scope): readonly (string | null)[] {
  const { names } = connection;
  return [
    serviceMatcher(names.serviceLabel, connection),
    ...names.requests.matchers,
    ...scopeMatchers(connection, environment),
  ];
}

async function busiestOf(
  connection: Connection,
  known: BusiestKnown,
  { scope, asking, endpointLabel }: Question & { readonly endpointLabel: string },
): Promise<{ readonly busiest: readonly string[]; readonly receipts: readonly RequestReceipt[] }> {
  const before = known.get(scope.environment);
  if (before !== undefined) return { busiest: before, receipts: [] };
  const { metric } = connection.names.requests;
  const aDay = `increase(${selector(metric, requestMatchers(connection, scope))}[1d])`;
  const query = `topk(${MOST}, ${sumBy([endpointLabel], aDay)})`;
  const { matrices, receipts } = await askInstant(connection.context, query, asking);
  const found = matrices.flatMap(({ series }) => series.map((one) => one.metric[endpointLabel] ?? ''));
  const named = found.filter((name) => name !== '' && name !== OTHER).toSorted();
  // Of several stretches asked side by side the first answer counts for all. A quiet day decides nothing.
  const busiest = known.get(scope.environment) ?? named;
  if (busiest.length > 0) known.set(scope.environment, busiest);
  return { busiest, receipts };
}

function choiceNotices(busiest: readonly string[], { names }: Connection): readonly string[] {
  if (busiest.length === 0)
    return [
      `No series of ${names.requests.metric} had traffic and a label "${names.endpointLabel ?? ''}" in the last day.`,
    ];
  if (busiest.length < MOST) return [];
  return [
    `The ${MOST} busiest endpoints of the last day are told apart; all others are summed as "${OTHER}".`,
  ];
}
