import { closeSync, openSync, writeSync } from 'node:fs';
import { MINUTE_MS, type TimeWindow } from '../../../src/engine/domain/time.ts';
import type { World, WorldTraffic } from '../../../mocks/world/world.ts';
import { durationColumns, requestColumns, transactionColumns, type CounterColumn } from './counterColumns.ts';
import { servingSpans } from './servingSpans.ts';

export interface OpenMetricsOrder {
  readonly world: World;
  /** In the world's own time. */
  readonly window: TimeWindow;
  /** Added to every time stamp: the story is told at another date. A multiple of an hour keeps all buckets. */
  readonly shiftMs: number;
  readonly file: string;
}

export const scrapeMs = MINUTE_MS;
/** Scrapes never fall on full minutes: a window of five minutes then holds exactly five of them. */
const scrapeOffsetMs = 17_000;

type Labels = Readonly<Record<string, string | null>>;

/** Tells the world as a scraped history in OpenMetrics, family by family, each series in time order. */
export function writeOpenMetrics(order: OpenMetricsOrder): { samples: number } {
  const { world, window } = order;
  const writer = openWriter(order);
  const groups = groupByProcess(world);
  const counters = (family: string, columnsOf: (traffic: WorldTraffic) => readonly CounterColumn[]) => {
    for (const { traffic, spans } of groups) {
      for (const one of traffic) {
        for (const column of columnsOf(one)) {
          const labels = {
            job: one.service,
            version: one.version,
            platform: one.platform,
            journey: one.journey,
            ...column.labels,
          };
          for (const span of spans)
            writer.counter({ family, labels, column, span, firstStartMs: one.firstStartMs });
        }
      }
    }
  };
  writer.family('http_requests', 'counter');
  counters('http_requests_total', requestColumns);
  writer.family('transactions', 'counter');
  counters('transactions_total', transactionColumns);
  writer.family('http_request_duration_seconds', 'histogram');
  const durations = new Map(world.traffic.map((one) => [one, durationColumns(one)]));
  counters('http_request_duration_seconds_bucket', (one) => durations.get(one)?.buckets ?? []);
  counters('http_request_duration_seconds_sum', (one) => [durations.get(one)?.sum ?? []].flat());
  counters('http_request_duration_seconds_count', (one) => [durations.get(one)?.count ?? []].flat());

  writer.family('app_build_info', 'gauge');
  for (const [service, version, traffic] of byRelease(world)) {
    for (const span of servingSpans(world, traffic))
      writer.gauge('app_build_info', { job: service, version }, span, () => 1);
  }
  writer.family('probe_success', 'gauge');
  for (const { service, journey, firstStartMs, runs, failed } of world.checks) {
    const labels = { job: 'blackbox', service, journey };
    writer.gauge('probe_success', labels, window, (atMs) => {
      const bucket = Math.floor((atMs - firstStartMs) / world.bucketMs);
      const run = Math.floor((atMs - firstStartMs - bucket * world.bucketMs) / MINUTE_MS);
      if (run >= (runs[bucket] ?? 0)) return null;
      return run < (failed[bucket] ?? 0) ? 0 : 1;
    });
  }
  writer.family('ALERTS', 'gauge');
  for (const { name, severity, service, journey, version, startedAtMs, endedAtMs } of world.alerts) {
    const labels = { alertname: name, alertstate: 'firing', severity, service, journey, version };
    writer.gauge('ALERTS', labels, { startMs: startedAtMs, endMs: endedAtMs }, () => 1);
  }
  return { samples: writer.close() };
}

/** One process serves all journeys of a platform; it appears and vanishes as a whole. */
function groupByProcess(world: World) {
  const groups = Map.groupBy(
    world.traffic,
    ({ service, version, platform }) => `${service} ${version} ${platform}`,
  );
  return [...groups.values()].map((traffic) => ({ traffic, spans: servingSpans(world, traffic) }));
}

function byRelease(world: World) {
  const groups = Map.groupBy(world.traffic, ({ service, version }) => `${service} ${version}`);
  return [...groups.values()].map(
    (traffic) => [traffic[0]?.service ?? '', traffic[0]?.version ?? '', traffic] as const,
  );
}

interface CounterOrder {
  readonly family: string;
  readonly labels: Labels;
  readonly column: CounterColumn;
  readonly span: TimeWindow;
  readonly firstStartMs: number;
}

function openWriter({ file, window, shiftMs, world }: OpenMetricsOrder) {
  const descriptor = openSync(file, 'w');
  let pending: string[] = [];
  let samples = 0;
  const flush = () => {
    if (pending.length > 0) writeSync(descriptor, `${pending.join('\n')}\n`);
    pending = [];
  };
  const push = (line: string) => {
    pending.push(line);
    samples += 1;
    if (pending.length >= 20_000) flush();
  };
  const scrapes = function* (span: TimeWindow) {
    const fromMs = Math.max(span.startMs, window.startMs);
    const toMs = Math.min(span.endMs, window.endMs);
    let atMs = Math.ceil((fromMs - scrapeOffsetMs) / scrapeMs) * scrapeMs + scrapeOffsetMs;
    for (; atMs < toMs; atMs += scrapeMs) yield atMs;
  };
  return {
    family(name: string, type: 'counter' | 'gauge' | 'histogram') {
      pending.push(`# TYPE ${name} ${type}`);
    },
    counter({ family, labels, column, span, firstStartMs }: CounterOrder) {
      const prefix = `${family}${labelText(labels)} `;
      let bucket = Math.floor((span.startMs - firstStartMs) / world.bucketMs);
      const before = new Float64Array(column.parts.length);
      let born = !column.bornOnFirst;
      for (const atMs of scrapes(span)) {
        for (; firstStartMs + (bucket + 1) * world.bucketMs <= atMs; bucket += 1) {
          for (const [i, part] of column.parts.entries()) before[i] = (before[i] ?? 0) + (part[bucket] ?? 0);
        }
        const share = (atMs - firstStartMs - bucket * world.bucketMs) / world.bucketMs;
        let value = 0;
        for (let i = 0; i < before.length; i += 1) {
          const now = share * (column.parts[i]?.[bucket] ?? 0);
          value += (before[i] ?? 0) + (column.whole ? Math.floor(now + phaseOf(bucket)) : now);
        }
        born ||= value > 0;
        if (born) push(`${prefix}${value} ${(atMs + shiftMs) / 1000}`);
      }
    },
    gauge(name: string, labels: Labels, span: TimeWindow, valueAt: (atMs: number) => number | null) {
      const prefix = `${name}${labelText(labels)} `;
      for (const atMs of scrapes(span)) {
        const value = valueAt(atMs);
        if (value !== null) push(`${prefix}${value} ${(atMs + shiftMs) / 1000}`);
      }
    },
    close() {
      pending.push('# EOF');
      flush();
      closeSync(descriptor);
      return samples;
    },
  };
}

/**
 * Where in its bucket a single event falls, 0-1: spread evenly over time. At the same place in every bucket it would
 * always, or never, fall between the last scrape of one hour and the first of the next, and rates would be off.
 */
function phaseOf(bucket: number): number {
  const goldenRatio = 0.618033988749895;
  return (bucket * goldenRatio) % 1;
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).flatMap(([name, value]) =>
    value === null ? [] : [`${name}="${value}"`],
  );
  return `{${pairs.join(',')}}`;
}
