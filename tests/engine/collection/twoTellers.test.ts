import { expect, test } from 'vitest';
import { resolveTraffic } from '../../../src/engine/answers/traffic.ts';
import { gather } from '../../../src/engine/collection/gathered.ts';
import { readSeries } from '../../../src/engine/collection/readSeries.ts';
import { reconcileReleases } from '../../../src/engine/domain/releaseIdentity.ts';
import { HOUR_MS } from '../../../src/engine/domain/time.ts';
import { decodeSettings } from '../../../src/engine/settings/decodeSettings.ts';
import { collected, countSeries, fakeSource, NOW_MS, readerOf } from './fakeReader.ts';

const hourMs = NOW_MS - (NOW_MS % HOUR_MS) - 8 * HOUR_MS;
const offered = { requests: () => Promise.reject(new Error('not asked')) };

test('two sources that tell of one service are not added up: the first of the settings tells', async () => {
  const decoded = await decodeSettings({
    environments: [{ id: 'production' }],
    services: [{ id: 'shop' }, { id: 'payments' }],
    sources: [{ id: 'metrics', vendor: 'prometheus', url: '/api/metrics/' }],
  });
  if (decoded.kind === 'faults') throw new Error('faulty');
  const { settings } = decoded;
  const told: Record<string, ReturnType<typeof countSeries>[]> = {
    first: [countSeries({ service: 'shop', bucketMs: HOUR_MS, startMs: [hourMs], total: [100] })],
    second: [
      countSeries({ service: 'shop', bucketMs: HOUR_MS, startMs: [hourMs], total: [97] }),
      countSeries({ service: 'payments', bucketMs: HOUR_MS, startMs: [hourMs], total: [5] }),
    ],
  };
  const reader = readerOf(({ source, key }) =>
    key[3] === 'live' && key[5] !== 6 * HOUR_MS
      ? {
          data: collected(told[source.id] ?? [], { startMs: 0, endMs: NOW_MS }),
          error: null,
          awaited: false,
          everyMs: 60_000,
        }
      : { data: collected([]), error: null, awaited: false, everyMs: 60_000 },
  );
  const gathered = readSeries(
    reader,
    [fakeSource('first', offered), fakeSource('second', offered)],
    'requests',
    {
      environment: 'production',
      startMs: NOW_MS - 12 * HOUR_MS,
      endMs: NOW_MS,
      nowMs: NOW_MS,
      refreshMs: 30_000,
      resolution: 'coarse',
    },
  );
  const seen = ['first', 'second'].flatMap((sourceId) =>
    (told[sourceId] ?? []).map(({ serviceName }) => ({
      sourceId,
      name: '2.0.0',
      serviceNames: [serviceName ?? ''],
    })),
  );
  const catalogue = reconcileReleases({ seen, services: settings.services, rules: settings.releases });
  const traffic = resolveTraffic<'requests'>(gathered, catalogue, settings);
  const totals = (service: string) => traffic.ofService(service).flatMap(({ total }) => [...total]);
  expect(totals('shop')).toEqual([100]);
  expect(totals('payments')).toEqual([5]);
});

test('what one source fails to tell is said beside what the other tells', () => {
  const query = (id: string) => ({
    key: ['incidents', id, 'x'] as const,
    source: fakeSource(id),
    entity: 'incidents' as const,
    staleMs: 1,
    collect: () => Promise.reject(new Error('not asked')),
  });
  const gathered = gather([
    {
      query: query('tickets'),
      known: { data: null, error: new Error('a bug of ours'), awaited: false, everyMs: 60_000 },
    },
    {
      query: query('board'),
      known: { data: collected(['incident']), error: null, awaited: false, everyMs: 60_000 },
    },
  ]);
  expect(gathered.items).toEqual(['incident']);
  expect(gathered.caveats).toEqual(['A part of tickets could not be read.']);
  expect(gathered.failures[0]?.sentence).toMatch(
    /^Holdfast could not read the answer of tickets: a bug of ours/,
  );
  expect(gathered.failures[0]?.hint).toMatch(/not of your source/);
});
