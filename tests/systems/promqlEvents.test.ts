import { describe, expect, test } from 'vitest';
import type { AlertRun } from '../../src/engine/domain/alertRun.ts';
import { MINUTE_MS } from '../../src/engine/domain/time.ts';
import type { WorldAlert } from '../../mocks/world/world.ts';
import { engines, mock, world, type AskedSource } from './promqlEngines.ts';
import { offered, shifted } from './readings.ts';
import { storyNowMs, writtenWindow } from './systemsWorld.ts';
import { firstTrafficMs } from './worldTruth.ts';
import { scrapeMs } from './writers/writeOpenMetrics.ts';

const window = { startMs: writtenWindow.startMs, endMs: storyNowMs };

/** Versions that came inside the written history; the older ones serve from its first moment. */
const arrivals = world.releases
  .map(({ service, version }) => ({ service, version, atMs: firstTrafficMs(world, service, version) }))
  .filter(({ atMs }) => atMs > window.startMs && atMs <= storyNowMs)
  .sort((a, b) => a.atMs - b.atMs);

const alerts = world.alerts
  .filter(({ startedAtMs, endedAtMs }) => startedAtMs > window.startMs && endedAtMs < storyNowMs)
  // A shorter one may fall between two samples.
  .filter(({ startedAtMs, endedAtMs }) => endedAtMs - startedAtMs > 2 * scrapeMs);

const scopeOf = ({ shiftMs }: AskedSource) => ({
  environment: 'production',
  window: shifted(window, shiftMs),
});

describe.each([...engines, ['the mock', mock] as const])('what happened, as %s saw it', (label, source) => {
  test('every version is first seen when its traffic began', async () => {
    const { items, rejected } = await offered(source.capabilities.deployments)(
      scopeOf(source),
      source.asking,
    );
    expect(rejected).toEqual([]);
    expect(items.map(({ serviceNames, releaseName }) => `${serviceNames[0]} ${releaseName}`)).toEqual(
      arrivals.map(({ service, version }) => `${service} ${version}`),
    );
    for (const [i, { finishedAtMs, evidence, precisionMs }] of items.entries()) {
      expect(evidence).toBe('first-seen');
      expect(precisionMs).toBeLessThanOrEqual(5 * MINUTE_MS);
      const lateMs = finishedAtMs - source.shiftMs - (arrivals[i]?.atMs ?? 0);
      expect(lateMs).toBeGreaterThanOrEqual(0);
      expect(lateMs).toBeLessThanOrEqual(precisionMs);
    }
  });

  test('versions are those that had traffic', async () => {
    const { items } = await offered(source.capabilities.releases)(scopeOf(source), source.asking);
    const serving = world.traffic
      .filter(({ firstStartMs, total }) => {
        const lastMs = firstStartMs + total.findLastIndex((count) => count > 0) * world.bucketMs;
        return firstStartMs < storyNowMs && lastMs > window.startMs;
      })
      .map(({ service, version }) => `${service} ${version}`);
    const read = items.map(({ serviceNames, name }) => `${serviceNames[0]} ${name}`);
    expect(read.sort()).toEqual([...new Set(serving)].sort());
  });

  test('alert runs are those of the world, as precise as the samples', async () => {
    const { items } = await offered(source.capabilities.alerts)(scopeOf(source), source.asking);
    expect(alerts.length).toBeGreaterThan(10);
    const unclaimed = [...items];
    for (const alert of alerts) {
      const place = unclaimed.findIndex((run) => isRunOf(run, alert, { shiftMs: source.shiftMs, label }));
      expect(
        place,
        `${alert.name} of ${alert.service} at ${new Date(alert.startedAtMs).toISOString()}`,
      ).not.toBe(-1);
      unclaimed.splice(place, 1);
    }
    expect(unclaimed.map(({ name, serviceName }) => `${name} ${serviceName}`)).toEqual([]);
  });
});

/**
 * Prometheus shows a series for five minutes after its last sample. Where it evaluates the rule itself it knows the
 * end at once; a history that was imported holds no such marks.
 */
const lookbackMs: Readonly<Record<string, number>> = { Prometheus: 5 * MINUTE_MS };

function isRunOf(
  run: AlertRun,
  alert: WorldAlert,
  { shiftMs, label }: { shiftMs: number; label: string },
): boolean {
  if (run.name !== alert.name || run.serviceName !== alert.service || run.severity !== alert.severity)
    return false;
  if (
    (run.labels['journey'] ?? null) !== alert.journey ||
    run.releaseName !== alert.version ||
    run.endedAtMs === null
  )
    return false;
  const startLateMs = run.startedAtMs - shiftMs - alert.startedAtMs;
  const endLateMs = run.endedAtMs - shiftMs - alert.endedAtMs;
  const near = (lateMs: number, mostMs: number) => lateMs >= -scrapeMs && lateMs <= mostMs;
  return near(startLateMs, 2 * scrapeMs) && near(endLateMs, scrapeMs + (lookbackMs[label] ?? scrapeMs));
}

test('the history holds what these tests look for', () => {
  expect(arrivals.length).toBeGreaterThanOrEqual(5);
});
