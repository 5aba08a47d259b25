import type { Release } from '../domain/release.ts';
import type { CountSeries } from '../domain/series.ts';
import { HOUR_MS, MINUTE_MS, floorTo, type TimeWindow } from '../domain/time.ts';
import { checkState } from '../metrics/checkState.ts';
import type { Facts } from './facts.ts';
import type { WatchSignal } from './watchBody.ts';

const BUCKET_MS = 5 * MINUTE_MS;
/** Checks are followed from before T+0: a robot that failed already then says nothing of this release. */
const BEFORE_MS = HOUR_MS;

const DETAIL = {
  passing: 'The robot gets through.',
  failing: 'The robot fails again and again.',
  silent: 'The robot has not run for more than half an hour: this says nothing about the service.',
} as const;

/** Synthetic checks of the service's journeys around and since T+0; where none names a journey, of the service. */
export function checkSignals(facts: Facts, release: Release): WatchSignal[] {
  const { startedAtMs, service } = release;
  if (startedAtMs === null) return [];
  const endMs = Math.min(facts.nowMs, startedAtMs + facts.settings.releases.postReleaseMs);
  const window = { startMs: floorTo(startedAtMs - BEFORE_MS, BUCKET_MS), endMs };
  const checks = facts.traffic('checks', 'fine', window.startMs, window.endMs);
  if (checks.gathered.awaited.length > 0) return [];
  const journeys = facts.settings.journeys
    .filter((one) => one.service === service)
    .map(({ id, label, critical }) => ({
      id: `checks/${id}`,
      label: `${label} check`,
      critical,
      series: checks.ofJourney(service, id, null),
    }))
    .filter(({ series }) => series.length > 0);
  const whole = {
    id: 'checks',
    label: 'Synthetic checks',
    critical: true,
    series: checks.ofService(service),
  };
  const watched = journeys.length > 0 ? journeys : [whole].filter(({ series }) => series.length > 0);
  return watched.map(({ id, label, critical, series }) => {
    const { state, sinceMs } = checkState(bucketsOf(series, window), endMs);
    const bad = critical ? 'bad' : 'uneasy';
    const grade = state === 'failing' ? bad : state === 'silent' ? 'uneasy' : 'calm';
    return { id, label, state, grade, sinceMs, detail: DETAIL[state] };
  });
}

/** All robots of a journey together, in time order. */
function bucketsOf(series: readonly CountSeries[], { startMs, endMs }: TimeWindow) {
  const rows = new Map<number, { failed: number; total: number }>();
  for (const one of series) {
    one.startMs.forEach((atMs, row) => {
      if (atMs < startMs || atMs >= endMs) return;
      const known = rows.get(atMs) ?? { failed: 0, total: 0 };
      rows.set(atMs, {
        failed: known.failed + (one.bad[row] ?? 0),
        total: known.total + (one.total[row] ?? 0),
      });
    });
  }
  const sorted = [...rows].toSorted(([a], [b]) => a - b);
  return {
    bucketMs: series[0]?.bucketMs ?? BUCKET_MS,
    startMs: sorted.map(([atMs]) => atMs),
    failed: sorted.map(([, { failed }]) => failed),
    total: sorted.map(([, { total }]) => total),
  };
}
