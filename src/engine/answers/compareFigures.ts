import type { KpiId } from '../domain/reading.ts';
import { KPI_DEFINITIONS } from '../metrics/definitions.ts';
import { sumSeries } from '../metrics/sumSeries.ts';
import type { CompareRow } from './compareBody.ts';
import { compareRow, strataOf, type BothSeries, type Comparison, type RowInput } from './compareRow.ts';
import { journeyLabels, seriesOf, splitBy } from './compareSeries.ts';
import { STRETCH_READING } from './figures.ts';
import { JUDGED_KPIS } from './judgedKpis.ts';
import { isTicketKpi, ticketReading } from './ticketReadings.ts';
import type { Stretch } from './trafficReadings.ts';

/** What goes wrong in a KPI that is a share. */
const COUNTED: Readonly<Record<KpiId, string>> = {
  'error-rate': 'failed requests',
  'transaction-success': 'failed attempts',
  'crash-free-sessions': 'crashed sessions',
  'synthetic-success': 'failed checks',
};

const NO_RATIO: Readonly<Record<KpiId, string>> = {
  'latency-p50': 'A quantile counts no failures: the slow requests above do.',
  apdex: 'A score counts no failures.',
  adoption: 'Says how much a release was used, not how well it worked.',
};

const TICKETS =
  'Tickets keep coming in over a release’s whole life: an older release has had more time for them.';
const NOT_COUNTED = 'Slow requests are not counted.';

/** Every KPI that stands for itself, over everything. Error groups are compared one by one elsewhere. */
export function compareFigures(comparison: Comparison): CompareRow[] {
  const { facts, stretch } = comparison;
  return KPI_DEFINITIONS.flatMap(({ id, label }) => {
    const row = { id, label, kpi: id, hasReceipt: true };
    if (isTicketKpi(id)) {
      const read = ({ release, window }: Stretch) => ticketReading(id)(facts, release, window);
      return [
        compareRow(comparison, { ...row, a: read(stretch.a), b: read(stretch.b), ratio: { none: TICKETS } }),
      ];
    }
    const read = STRETCH_READING[id];
    if (read === undefined) return [];
    const [a, b] = [read(facts, stretch.a, null), read(facts, stretch.b, null)];
    return [compareRow(comparison, { ...row, a, b, ...ratioOf(comparison, id) })];
  });
}

function ratioOf(comparison: Comparison, kpi: KpiId): Pick<RowInput, 'ratio' | 'mix'> {
  if (kpi === 'latency-p95') return slowRatio(comparison);
  const counted = COUNTED[kpi];
  if (counted === undefined)
    return { ratio: { none: NO_RATIO[kpi] ?? 'There is nothing to count failures of.' } };
  return { ratio: { counted }, mix: mixOf(comparison, kpi) };
}

function mixOf(comparison: Comparison, kpi: KpiId): NonNullable<RowInput['mix']> | null {
  if (kpi !== 'error-rate' && kpi !== 'transaction-success') return null;
  const series = seriesOf(comparison, kpi === 'error-rate' ? 'requests' : 'transactions');
  const by = splitBy(series);
  if (by === null) return null;
  const labels = kpi === 'error-rate' ? undefined : journeyLabels(comparison);
  return { by, strata: strataOf(comparison, series, labels) };
}

/** Latency as a share: requests slower than the limit at a's 95th percentile, the same that its verdict counts. */
function slowRatio(comparison: Comparison): Pick<RowInput, 'ratio' | 'mix'> {
  const { facts, stretch } = comparison;
  const judged = JUDGED_KPIS.find(({ kpi }) => kpi === 'latency-p95');
  if (judged === undefined) return { ratio: { none: NOT_COUNTED } };
  const [ofA, ofB] = [stretch.a, stretch.b].map(({ release, window, fine }) =>
    judged.counts(facts, {
      release,
      baseline: stretch.a.release,
      window,
      resolution: fine ? 'fine' : 'coarse',
    }),
  );
  const counted = 'slow requests';
  if (typeof ofA === 'string') return { ratio: { none: ofA, counted } };
  if (typeof ofB === 'string') return { ratio: { none: ofB, counted } };
  if (ofA === undefined || ofB === undefined) return { ratio: { none: NOT_COUNTED, counted } };
  const series: BothSeries = { a: ofA.series, b: ofB.series };
  const by = splitBy(series);
  return {
    ratio: {
      counted: ofB.counted,
      a: sumSeries(series.a, stretch.a.window),
      b: sumSeries(series.b, stretch.b.window),
    },
    mix: by === null ? null : { by, strata: strataOf(comparison, series) },
  };
}
