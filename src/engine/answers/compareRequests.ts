import type { Gathered } from '../collection/gathered.ts';
import type { Reading } from '../domain/reading.ts';
import type { CountSeries } from '../domain/series.ts';
import { HOUR_MS, floorTo } from '../domain/time.ts';
import { errorRate } from '../metrics/errorRate.ts';
import { believed, contextOf } from './believed.ts';
import type { Compared, CompareRow } from './compareBody.ts';
import { compareRow, type BothSeries, type Comparison } from './compareRow.ts';
import { seriesOf } from './compareSeries.ts';
import type { Stretch } from './trafficReadings.ts';
import { stratumLabel } from './watchCounts.ts';

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
