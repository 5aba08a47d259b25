import type { Reading } from '../domain/reading.ts';
import type { CountSeries } from '../domain/series.ts';
import { HOUR_MS, floorTo } from '../domain/time.ts';
import { errorRate } from '../metrics/errorRate.ts';
import { sumSeries } from '../metrics/sumSeries.ts';
import { transactionSuccess } from '../metrics/transactionSuccess.ts';
import type { Gathered } from '../collection/gathered.ts';
import { believed, contextOf } from './believed.ts';
import type { Compared, CompareRow, MixTable } from './compareBody.ts';
import { compareRow, strataOf, type BothSeries, type Comparison } from './compareRow.ts';
import { journeyLabels, journeysOf, seriesOf, splitBy, withoutJourney } from './compareSeries.ts';
import { transactionSuccessOf, type Stretch } from './trafficReadings.ts';
import { stratumLabel } from './watchCounts.ts';

/** Each journey, and under it the same by platform (or whatever else splits traffic). */
export function compareJourneys(comparison: Comparison): CompareRow[] {
  const { facts, stretch } = comparison;
  const gathered = facts.traffic('transactions').gathered;
  const read = (one: Stretch, series: readonly CountSeries[]): Reading =>
    believed(
      transactionSuccess({ ...contextOf(gathered, facts.nowMs), series, window: one.window }),
      gathered,
      'transactions',
    );
  return journeysOf(facts, stretch.b.release.service).flatMap(({ id: journey, label }) => {
    const id = `transaction-success/${journey}`;
    const series = seriesOf(comparison, 'transactions', journey);
    const strata = strataOf(comparison, series, withoutJourney).filter((one) => one.label !== '');
    const by = splitBy(withoutNames(series));
    const row = { kpi: 'transaction-success', journey, ratio: { counted: 'failed attempts' } };
    const whole = compareRow(comparison, {
      ...row,
      id,
      label,
      hasReceipt: true,
      a: transactionSuccessOf(facts, stretch.a, journey),
      b: transactionSuccessOf(facts, stretch.b, journey),
      mix: by === null ? null : { by, strata },
    });
    if (strata.length < 2) return [whole];
    const parts = strata.map((stratum) => {
      const of = (all: readonly CountSeries[]) => all.filter((one) => withoutJourney(one) === stratum.label);
      return compareRow(comparison, {
        ...row,
        id: `${id}/${stratum.label}`,
        label: `${label}, ${stratum.label}`,
        partOf: id,
        hasReceipt: false,
        a: read(stretch.a, of(series.a)),
        b: read(stretch.b, of(series.b)),
      });
    });
    return [whole, ...parts];
  });
}

function withoutNames({ a, b }: BothSeries): BothSeries {
  const strip = (one: CountSeries): CountSeries => {
    const { journey: _journey, ...stratum } = one.stratum;
    return { ...one, stratum };
  };
  return { a: a.map(strip), b: b.map(strip) };
}

/** Failed requests of each group of traffic that the sources tell apart. */
export function compareStrata(comparison: Comparison): CompareRow[] {
  const series = seriesOf(comparison, 'requests');
  const gathered = comparison.facts.traffic('requests').gathered;
  const rows = requestRows({
    comparison,
    series,
    gathered,
    prefix: 'stratum',
    labelOf: ({ stratum }) => stratumLabel(stratum),
  });
  // Where nothing splits the traffic, the only row is the whole, which stands among the figures.
  return rows.filter(({ label }) => label !== '');
}

const MOST_ENDPOINTS = 20;
const FIRST_HOUR = 'Endpoints come in whole hours, and the first one has not been told yet.';

/** Endpoints with the most failures beyond, or below, what the other release's rate would have given. */
export function compareEndpoints(
  comparison: Comparison,
): Pick<Compared, 'endpoints' | 'endpointsUnknown' | 'endpointsLeftOut'> {
  const { facts, stretch } = comparison;
  const traffic = facts.traffic('endpoints');
  const { gathered } = traffic;
  const none = (endpointsUnknown: string) => ({ endpoints: [], endpointsUnknown, endpointsLeftOut: 0 });
  const [a, b] = [stretch.a, stretch.b].map((one) => ({
    ...one,
    // Endpoints are told by the hour.
    window: { ...one.window, endMs: floorTo(one.window.endMs, HOUR_MS) },
  }));
  if (a === undefined || b === undefined) return none('');
  const hourly = { ...comparison, stretch: { ...stretch, a, b } };
  const series = { a: traffic.ofRelease(a.release.id), b: traffic.ofRelease(b.release.id) };
  if (a.window.endMs <= a.window.startMs || b.window.endMs <= b.window.startMs) return none(FIRST_HOUR);
  if (series.a.length === 0 || series.b.length === 0) {
    if (stretch.lengthMs < 2 * HOUR_MS && gathered.items.length > 0) return none(FIRST_HOUR);
    const missing = series.a.length === 0 ? a.release.version : b.release.version;
    const reading = believed(
      {
        kind: 'unknown',
        reason: 'no-data',
        detail: `No requests by endpoint are known of ${missing}.`,
        inputs: [],
      },
      gathered,
      'requests by endpoint',
    );
    return none(reading.kind === 'unknown' ? reading.detail : '');
  }
  const labelOf = ({ stratum }: CountSeries) => stratum['endpoint'] ?? stratumLabel(stratum);
  const rows = requestRows({ comparison: hourly, series, gathered, prefix: 'endpoint', labelOf });
  const ranked = rows
    .map((row) => ({ row, beyond: Math.abs(beyondExpected(row)) }))
    .toSorted((x, y) => y.beyond - x.beyond)
    .map(({ row }) => row);
  return {
    endpoints: ranked.slice(0, MOST_ENDPOINTS),
    endpointsUnknown: null,
    endpointsLeftOut: Math.max(0, ranked.length - MOST_ENDPOINTS),
  };
}

/** Failures of b beyond those that a's rate would have given at b's traffic. */
function beyondExpected({ a, b }: CompareRow): number {
  if (a.kind === 'unknown' || b.kind === 'unknown') return 0;
  return (b.value - a.value) * (b.denominator ?? 0);
}

interface RequestRows {
  readonly comparison: Comparison;
  readonly series: BothSeries;
  readonly gathered: Gathered<unknown>;
  readonly prefix: string;
  readonly labelOf: (series: CountSeries) => string;
}

function requestRows({ comparison, series, gathered, prefix, labelOf }: RequestRows): CompareRow[] {
  const { facts, stretch } = comparison;
  const context = contextOf(gathered, facts.nowMs);
  const [byA, byB] = [Map.groupBy(series.a, labelOf), Map.groupBy(series.b, labelOf)];
  const read = ({ window }: Stretch, of: readonly CountSeries[] | undefined): Reading =>
    believed(errorRate({ ...context, series: of ?? [], window }), gathered, 'requests');
  return [...new Set([...byA.keys(), ...byB.keys()])].toSorted().map((label) =>
    compareRow(comparison, {
      id: `${prefix}/${label}`,
      label,
      kpi: 'error-rate',
      hasReceipt: false,
      ratio: { counted: 'failed requests' },
      a: read(stretch.a, byA.get(label)),
      b: read(stretch.b, byB.get(label)),
    }),
  );
}

/** Who came: the shares of the groups of traffic in both releases. */
export function compareMix(comparison: Comparison): MixTable[] {
  const { stretch } = comparison;
  const labels = { requests: undefined, transactions: journeyLabels(comparison) };
  return (['requests', 'transactions'] as const).flatMap((entity) => {
    const series = seriesOf(comparison, entity);
    const by = splitBy(series);
    const strata = strataOf(comparison, series, labels[entity]);
    const totalA = sumSeries(series.a, stretch.a.window).total;
    const totalB = sumSeries(series.b, stretch.b.window).total;
    if (by === null || strata.length < 2 || totalA <= 0 || totalB <= 0) return [];
    const rows = strata
      .map(({ label, a, b }) => ({
        label,
        shareA: a.total / totalA,
        shareB: b.total / totalB,
        totalA: a.total,
        totalB: b.total,
      }))
      .toSorted((x, y) => y.totalA - x.totalA || (x.label < y.label ? -1 : 1));
    return [{ by, of: entity === 'requests' ? 'requests' : 'attempts', rows }];
  });
}
