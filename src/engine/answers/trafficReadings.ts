import type { Reading } from '../domain/reading.ts';
import type { Release } from '../domain/release.ts';
import { HOUR_MS, floorTo, type TimeWindow } from '../domain/time.ts';
import { adoption } from '../metrics/adoption.ts';
import { apdex } from '../metrics/apdex.ts';
import { crashFreeSessions } from '../metrics/crashFreeSessions.ts';
import { errorRate } from '../metrics/errorRate.ts';
import { latencyQuantile } from '../metrics/latencyQuantile.ts';
import { unknown } from '../metrics/readingContext.ts';
import { syntheticSuccess } from '../metrics/syntheticSuccess.ts';
import { transactionSuccess } from '../metrics/transactionSuccess.ts';
import type { SeriesEntity } from '../collection/readSeries.ts';
import type { ReadingContext } from '../metrics/readingContext.ts';
import type { Traffic } from './traffic.ts';
import { believed, contextOf } from './believed.ts';
import type { Facts } from './facts.ts';

/** A release over a stretch of its life; `fine` = the stretch is shorter than hours can tell. */
export interface Stretch {
  readonly release: Release;
  readonly window: TimeWindow;
  readonly fine: boolean;
}

export type StretchReading = (facts: Facts, stretch: Stretch, journey: string | null) => Reading;

export const errorRateOf: StretchReading = (facts, stretch) => {
  const requests = trafficFor(facts, 'requests', stretch);
  const series = requests.ofRelease(stretch.release.id);
  const context = contextIn(facts, requests, stretch);
  return believed(errorRate({ ...context, series, window: stretch.window }), requests.gathered, 'requests');
};

export const transactionSuccessOf: StretchReading = (facts, stretch, journey) => {
  const transactions = trafficFor(facts, 'transactions', stretch);
  const { id, service } = stretch.release;
  const series = journey === null ? transactions.ofRelease(id) : transactions.ofJourney(service, journey, id);
  const context = contextIn(facts, transactions, stretch);
  return believed(
    transactionSuccess({ ...context, series, window: stretch.window }),
    transactions.gathered,
    'transactions',
  );
};

export const latencyOf =
  (quantile: 'p50' | 'p95'): StretchReading =>
  (facts, stretch) => {
    const latency = trafficFor(facts, 'latency', stretch);
    const series = latency.ofRelease(stretch.release.id);
    const context = contextIn(facts, latency, stretch);
    return believed(
      latencyQuantile({ ...context, series, window: stretch.window }, quantile),
      latency.gathered,
      'latency',
    );
  };

export const apdexOf: StretchReading = (facts, stretch) => {
  const latency = trafficFor(facts, 'latency', stretch);
  const series = latency.ofRelease(stretch.release.id);
  const { targetMs, toleratedMs } = facts.settings.apdex;
  const context = contextIn(facts, latency, stretch);
  const reading = apdex({ ...context, series, window: stretch.window, satisfiedMs: targetMs, toleratedMs });
  return believed(reading, latency.gathered, 'latency');
};

export const crashFreeOf: StretchReading = (facts, { release, window }) => {
  const sessions = facts.traffic('sessions');
  const series = sessions.ofRelease(release.id);
  const context = contextIn(facts, sessions, { release, window });
  const reading = believed(crashFreeSessions({ ...context, series, window }), sessions.gathered, 'sessions');
  const youngerThanABucket = floorTo(window.endMs, HOUR_MS) <= window.startMs;
  if (reading.kind === 'known' || reading.reason !== 'no-data' || !youngerThanABucket) return reading;
  return unknown(
    reading,
    'too-little-data',
    'Sessions come in whole hours, and the first one is not over yet.',
  );
};

export const adoptionOf: StretchReading = (facts, stretch) => {
  const requests = trafficFor(facts, 'requests', stretch);
  const { release, window } = stretch;
  const reading = adoption({
    ...contextIn(facts, requests, stretch),
    release: requests.ofRelease(release.id),
    service: requests.ofService(release.service),
    of: 'requests',
    window,
  });
  return believed(reading, requests.gathered, 'requests');
};

/** Checks know no release: the runs of the service (or journey) during the stretch. */
export const syntheticSuccessOf: StretchReading = (facts, stretch, journey) => {
  const checks = trafficFor(facts, 'checks', stretch);
  const { service } = stretch.release;
  const series = journey === null ? checks.ofService(service) : checks.ofJourney(service, journey, null);
  const context = contextIn(facts, checks, stretch);
  return believed(
    syntheticSuccess({ ...context, series, window: stretch.window }),
    checks.gathered,
    'synthetic checks',
  );
};

/** In the first hours of a release whole hours are too coarse for its baseline's same stretch: 5-minute buckets then. */
export function trafficFor<Entity extends 'requests' | 'transactions' | 'latency' | 'checks'>(
  facts: Facts,
  entity: Entity,
  { fine, window }: Stretch,
) {
  return fine ? facts.traffic(entity, 'fine', window.startMs, window.endMs) : facts.traffic(entity);
}

/** What tells of the release's service, as new as it needs to be for this stretch. */
function contextIn(
  facts: Facts,
  traffic: Pick<Traffic<SeriesEntity>, 'gathered' | 'inputsOf'>,
  { release, window }: Pick<Stretch, 'release' | 'window'>,
): ReadingContext {
  const inputs = traffic.inputsOf(release.service);
  return contextOf({ inputs, caveats: traffic.gathered.caveats }, facts.nowMs, window);
}
