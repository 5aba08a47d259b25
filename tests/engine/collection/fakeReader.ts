import type { Capabilities } from '../../../src/engine/adapters/contract.ts';
import { createSourceTraffic } from '../../../src/engine/adapters/transport/sourceTraffic.ts';
import type { Source } from '../../../src/engine/collection/connectSources.ts';
import type { EntityQuery, Known, Reader } from '../../../src/engine/collection/entityQuery.ts';
import type { Collected } from '../../../src/engine/domain/collected.ts';
import type { CountSeries } from '../../../src/engine/domain/series.ts';
import type { TimeWindow } from '../../../src/engine/domain/time.ts';

export const NOW_MS = Date.UTC(2026, 10, 20, 10, 7, 30);

export function fakeSource(id: string, capabilities: Capabilities = {}): Source {
  return {
    id,
    label: id.toUpperCase(),
    vendor: 'Test',
    offers: [],
    connected: { capabilities, probe: () => Promise.resolve([]) },
    traffic: createSourceTraffic(),
  };
}

export function collected<T>(
  items: readonly T[],
  window: TimeWindow | null = null,
  asOfMs = NOW_MS,
): Collected<T> {
  return { items, window, incompleteness: [], rejected: [], notices: [], asOfMs, receipts: [] };
}

/** Gives what the test knows of each query; the rest is awaited. */
export function readerOf(known: (query: EntityQuery<unknown>) => Known<unknown> | null): Reader {
  return {
    // The test's own answers: whoever wrote them knows the item type of the query.
    read: <T>(query: EntityQuery<T>) =>
      (known(query as EntityQuery<unknown>) ?? {
        data: null,
        error: null,
        awaited: true,
        everyMs: 60_000,
      }) as Known<T>,
  };
}

interface SeriesWish {
  readonly service?: string;
  readonly release?: string;
  readonly bucketMs: number;
  readonly startMs: readonly number[];
  readonly total: readonly number[];
  readonly bad?: readonly number[];
}

export function countSeries({
  service = 'shop',
  release = '2.0.0',
  bucketMs,
  startMs,
  total,
  bad,
}: SeriesWish): CountSeries {
  return {
    serviceName: service,
    releaseName: release,
    stratum: {},
    bucketMs,
    startMs: Float64Array.from(startMs),
    total: Float64Array.from(total),
    bad: Float64Array.from(bad ?? total.map(() => 0)),
  };
}
