import { floorTo } from '../../../src/engine/domain/time.ts';
import type { World, WorldTraffic } from '../../world/world.ts';
import { aliveStretches } from './aliveStretches.ts';
import { projectAlerts } from './projectAlerts.ts';
import { counterSeries, cumulate, sinceFirstEvent } from './counterColumn.ts';
import { LIMITS_S, totalSeconds, withinLimit } from './latencyColumns.ts';
import { SCRAPE_MS } from './sampleStore.ts';
import type { Labels, StoredSeries, Stretch } from './sampleStore.ts';

/** The world as the metrics its services, probes and alert rules would export. One projection per world. */
export function projectSeries(world: World, services: readonly string[]): readonly StoredSeries[] {
  const key = services.join(',');
  const known = remembered.get(world) ?? new Map<string, readonly StoredSeries[]>();
  remembered.set(world, known);
  const series = known.get(key) ?? project(world, services);
  known.set(key, series);
  return series;
}

const remembered = new WeakMap<World, Map<string, readonly StoredSeries[]>>();

function project(world: World, services: readonly string[]): readonly StoredSeries[] {
  const alive = new Map(
    world.services
      .filter(({ id }) => services.includes(id))
      .map((service) => [service.id, aliveStretches(world, service)]),
  );
  const traffic = world.traffic.flatMap((column) => {
    const stretches = alive.get(column.service)?.get(column.version);
    return stretches === undefined ? [] : trafficSeries(column, stretches, world.bucketMs);
  });
  const info = [...alive].flatMap(([job, versions]) =>
    [...versions].map(([version, stretches]) =>
      gauge({ __name__: 'app_build_info', job, version }, stretches, () => 1),
    ),
  );
  const checks = world.checks
    .filter(({ service }) => services.includes(service))
    .map((column) => checkSeries(world, column));
  return [...traffic, ...info, ...checks, ...projectAlerts(world, services)];
}

function trafficSeries(
  column: WorldTraffic,
  alive: readonly Stretch[],
  bucketMs: number,
): readonly StoredSeries[] {
  const { firstStartMs, total, failed, rejected } = column;
  const start = { firstStartMs, bucketMs };
  const own = {
    job: column.service,
    version: column.version,
    platform: column.platform,
    journey: column.journey,
  };
  const counted = (labels: Labels, counts: Float64Array): StoredSeries => {
    const cumulated = cumulate(counts, start);
    return counterSeries(labels, sinceFirstEvent(alive, cumulated), () => cumulated);
  };
  const fine = Float64Array.from(total, (count, i) => count - (failed[i] ?? 0) - (rejected[i] ?? 0));
  const succeeded = Float64Array.from(total, (count, i) => count - (failed[i] ?? 0));
  const duration = 'http_request_duration_seconds';
  const lazily = (labels: Labels, counts: () => Float64Array) =>
    counterSeries(labels, alive, () => cumulate(counts(), start));
  return [
    counted({ __name__: 'http_requests_total', ...own, code: '200' }, fine),
    counted({ __name__: 'http_requests_total', ...own, code: '404' }, Float64Array.from(rejected)),
    counted({ __name__: 'http_requests_total', ...own, code: '500' }, Float64Array.from(failed)),
    counted({ __name__: 'transactions_total', ...own, outcome: 'success' }, succeeded),
    counted({ __name__: 'transactions_total', ...own, outcome: 'failure' }, Float64Array.from(failed)),
    ...LIMITS_S.map((limit) =>
      lazily(
        { __name__: `${duration}_bucket`, ...own, le: limit === Infinity ? '+Inf' : leText(limit) },
        () => withinLimit(column, limit),
      ),
    ),
    lazily({ __name__: `${duration}_sum`, ...own }, () => totalSeconds(column)),
    lazily({ __name__: `${duration}_count`, ...own }, () => Float64Array.from(total)),
  ];
}

/** Prometheus 3 writes limits as floats: "1.0", "0.05". */
function leText(limit: number): string {
  return Number.isInteger(limit) ? limit.toFixed(1) : String(limit);
}

function gauge(
  labels: Labels,
  stretches: readonly Stretch[],
  valueAt: StoredSeries['valueAt'],
): StoredSeries {
  return { labels, stretches, valueAt };
}

/** A sample a minute; the one at a bucket's end belongs to the bucket. Nothing where the exporter was down. */
function checkSeries(
  world: World,
  { service, journey, firstStartMs, runs, failed }: World['checks'][number],
): StoredSeries {
  const { bucketMs } = world;
  const stretches: { firstMs: number; lastMs: number }[] = [];
  runs.forEach((count, i) => {
    if (count === 0) return;
    const startMs = firstStartMs + i * bucketMs;
    const current = stretches.at(-1);
    const lastMs = startMs + count * SCRAPE_MS;
    if (current?.lastMs === startMs) current.lastMs = lastMs;
    else stretches.push({ firstMs: startMs + SCRAPE_MS, lastMs });
  });
  const valueAt = (timeMs: number): number => {
    const bucket = floorTo(timeMs - firstStartMs - 1, bucketMs) / bucketMs;
    const run = (timeMs - firstStartMs) / SCRAPE_MS - (bucket * bucketMs) / SCRAPE_MS;
    return run <= (failed[bucket] ?? 0) ? 0 : 1;
  };
  return gauge({ __name__: 'probe_success', job: 'blackbox', service, journey }, stretches, valueAt);
}
