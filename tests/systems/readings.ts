import type { Collected } from '../../src/engine/domain/collected.ts';
import type { KnownReading, Reading } from '../../src/engine/domain/reading.ts';
import type { CountSeries, HistogramSeries } from '../../src/engine/domain/series.ts';
import type { TimeWindow } from '../../src/engine/domain/time.ts';
import type { TrafficChoice } from './worldTruth.ts';

type AnySeries = CountSeries | HistogramSeries;

/** The series of one release (platform, journey), as the engine would hand them to a metric. */
export function seriesOf<Series extends AnySeries>(
  { items }: Collected<Series>,
  choice: TrafficChoice,
): readonly Series[] {
  return items.filter(
    ({ serviceName, releaseName, stratum }) =>
      serviceName === choice.service &&
      releaseName === choice.version &&
      (choice.platform === undefined || stratum['platform'] === choice.platform) &&
      (choice.journey === undefined || stratum['journey'] === choice.journey),
  );
}

/** What a metric is told beside its data. */
export function metricInput<Series>(series: readonly Series[], window: TimeWindow) {
  return { series, window, inputs: [], caveats: [], asOfMs: window.endMs, nowMs: window.endMs };
}

export function known(reading: Reading): KnownReading {
  if (reading.kind === 'known') return reading;
  throw new Error(`Unknown (${reading.reason}): ${reading.detail}`);
}

export function shifted({ startMs, endMs }: TimeWindow, byMs: number): TimeWindow {
  return { startMs: startMs + byMs, endMs: endMs + byMs };
}

/** How far a value is from the truth, as a share of the truth. */
export function relativeError(value: number, truth: number): number {
  return Math.abs(value - truth) / truth;
}

/** A capability that the test relies on. */
export function offered<Ask>(capability: Ask | undefined): Ask {
  if (capability === undefined) throw new Error('The source does not offer this.');
  return capability;
}
