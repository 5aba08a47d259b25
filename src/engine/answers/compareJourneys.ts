import type { Reading } from '../domain/reading.ts';
import type { CountSeries } from '../domain/series.ts';
import { sumSeries } from '../metrics/sumSeries.ts';
import { transactionSuccess } from '../metrics/transactionSuccess.ts';
import { believed, contextOf } from './believed.ts';
import type { CompareRow, MixTable } from './compareBody.ts';
import { compareRow, strataOf, type BothSeries, type Comparison } from './compareRow.ts';
import { journeyLabels, journeysOf, seriesOf, splitBy, withoutJourney } from './compareSeries.ts';
import { transactionSuccessOf, type Stretch } from './trafficReadings.ts';

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
