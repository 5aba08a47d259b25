import { describe, expect, test } from 'vitest';
import { appearances } from '../../../../src/engine/adapters/prometheus/appearances.ts';
import { asking, DAY_MS, HOUR_MS, matrix, MINUTE_MS, NOW_MS, wire } from './connectPrometheus.ts';
import type { Asked } from './connectPrometheus.ts';

const every = (fromMs: number, toMs: number, stepMs: number): readonly (readonly [number, string])[] => {
  const first = Math.ceil(fromMs / stepMs) * stepMs;
  return Array.from(
    { length: Math.max(0, Math.floor((toMs - first) / stepMs) + 1) },
    (_, i) => [(first + i * stepMs) / 1000, '2'] as const,
  );
};
const scope = { environment: 'production', window: { startMs: NOW_MS - 20 * DAY_MS, endMs: NOW_MS } };

/** A server on which versions served in the given stretches; it answers any presence query by its own step. */
function serving(stretches: Readonly<Record<string, readonly (readonly [number, number])[]>>) {
  return wire(({ params }: Asked) => {
    const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(params.get(name)) * 1000) as [
      number,
      number,
      number,
    ];
    const query = params.get('query') ?? '';
    return matrix(
      Object.entries(stretches)
        .filter(([version]) => !query.includes('version="') || query.includes(`version="${version}"`))
        .map(([version, times]) => ({
          metric: { job: 'shop', version },
          values: times.flatMap(([from, to]) => every(Math.max(from, start), Math.min(to, end), step)),
        }))
        .filter(({ values }) => values.length > 0),
    );
  });
}

describe('deployments', () => {
  test('are first sightings, precise to a scrape', async () => {
    const atMs = NOW_MS - 5 * DAY_MS + 17 * MINUTE_MS;
    const { items } = await serving({
      '2.3.0': [[0, NOW_MS]],
      '2.4.0': [[atMs, NOW_MS]],
    }).capabilities.deployments(scope, asking());
    expect(items).toMatchObject([
      {
        releaseName: '2.4.0',
        serviceNames: ['shop'],
        finishedAtMs: atMs,
        evidence: 'first-seen',
        precisionMs: MINUTE_MS,
        environment: 'production',
      },
    ]);
  });

  test('are not claimed for what was there when the data begin', async () => {
    const { items, notices } = await serving({ '2.3.0': [[0, NOW_MS]] }).capabilities.deployments(
      scope,
      asking(),
    );
    expect(items).toEqual([]);
    expect(notices).toEqual([
      'Already serving where the data begin, so their deployment is older than that: shop 2.3.0.',
    ]);
  });

  test('are not claimed at the edge of the server’s memory either', async () => {
    const retention = NOW_MS - 7 * DAY_MS;
    const { items } = await serving({
      '2.3.0': [[retention, NOW_MS]],
      '2.4.0': [[NOW_MS - DAY_MS, NOW_MS]],
    }).capabilities.deployments(scope, asking());
    expect(items.map(({ releaseName }) => releaseName)).toEqual(['2.4.0']);
  });

  test('happen again when a version comes back after hours away', async () => {
    const [firstMs, backMs] = [NOW_MS - 9 * DAY_MS, NOW_MS - 6 * DAY_MS];
    const { items } = await serving({
      '2.2.0': [[0, NOW_MS - 8 * DAY_MS]],
      '2.3.0': [
        [firstMs, NOW_MS - 7 * DAY_MS],
        [backMs, NOW_MS],
      ],
    }).capabilities.deployments(scope, asking());
    expect(items.map(({ releaseName, finishedAtMs }) => [releaseName, finishedAtMs])).toEqual([
      ['2.3.0', firstMs],
      ['2.3.0', backMs],
    ]);
  });

  test('look closely at each first sighting once only', async () => {
    const { capabilities, asked } = serving({ '2.3.0': [[0, NOW_MS]], '2.4.0': [[NOW_MS - DAY_MS, NOW_MS]] });
    await capabilities.deployments(scope, asking());
    expect(asked).toHaveLength(2);
    const again = await capabilities.deployments(scope, asking());
    expect(asked).toHaveLength(3);
    expect(again.items[0]?.finishedAtMs).toBe(NOW_MS - DAY_MS);
  });

  test('bridge a lost scrape but not a break of more than three hours', () => {
    const times = (hours: readonly number[]) => Float64Array.from(hours, (hour) => hour * HOUR_MS);
    expect(appearances(times([1, 2, 5, 6]), HOUR_MS)).toHaveLength(1);
    expect(appearances(times([1, 2, 7, 8]), HOUR_MS)).toEqual([
      { firstMs: HOUR_MS, lastMs: 2 * HOUR_MS },
      { firstMs: 7 * HOUR_MS, lastMs: 8 * HOUR_MS },
    ]);
    expect(appearances(times([]), HOUR_MS)).toEqual([]);
  });
});

describe('releases', () => {
  test('are asked with times, since some servers look at the last day only without them', async () => {
    const { capabilities, asked } = wire(({ path }) =>
      Response.json({ status: 'success', data: path.includes('version') ? ['2.3.0', '2.4.0', ''] : [] }),
    );
    const { items } = await capabilities.releases(scope, asking());
    expect(asked.map(({ path }) => path)).toEqual(
      Array.from({ length: 3 }, () => 'api/v1/label/version/values'),
    );
    expect(asked[0]?.params.get('start')).toBe(String(scope.window.startMs / 1000));
    expect(asked[0]?.params.get('end')).toBe(String(scope.window.endMs / 1000));
    expect(asked.map(({ params }) => params.get('match[]'))).toContain('http_requests_total{job="shop"}');
    expect(items.filter(({ serviceNames }) => serviceNames[0] === 'shop').map(({ name }) => name)).toEqual([
      '2.3.0',
      '2.4.0',
    ]);
  });
});

describe('alerts', () => {
  const day = { environment: 'production', window: { startMs: NOW_MS - DAY_MS, endMs: NOW_MS } };
  const labels = {
    __name__: 'ALERTS',
    alertname: 'HighErrorRate',
    alertstate: 'firing',
    severity: 'page',
    service: 'shop',
    journey: 'checkout',
  };
  const firing = async (fromMs: number, toMs: number) =>
    (
      await wire(() =>
        matrix([{ metric: labels, values: every(fromMs, toMs, MINUTE_MS) }]),
      ).capabilities.alerts(day, asking())
    ).items;

  test('are unbroken runs of samples, ended one step after the last', async () => {
    const [run] = await firing(NOW_MS - 5 * HOUR_MS, NOW_MS - 4 * HOUR_MS);
    expect(run).toMatchObject({
      name: 'HighErrorRate',
      severity: 'page',
      serviceName: 'shop',
      releaseName: null,
      labels: { journey: 'checkout' },
    });
    expect(run).toMatchObject({
      startedAtMs: NOW_MS - 5 * HOUR_MS,
      endedAtMs: NOW_MS - 4 * HOUR_MS + MINUTE_MS,
      state: 'ended',
      cut: false,
    });
  });

  test('that still fire have no end', async () => {
    const [run] = await firing(NOW_MS - HOUR_MS, NOW_MS);
    expect(run).toMatchObject({ endedAtMs: null, state: 'firing', cut: true });
  });

  test('that touch the window’s start are cut', async () => {
    const [run] = await firing(day.window.startMs + MINUTE_MS, NOW_MS - 4 * HOUR_MS);
    expect(run).toMatchObject({ cut: true, state: 'ended' });
  });

  test('that stopped and fired again are two runs', async () => {
    const values = [
      ...every(NOW_MS - 5 * HOUR_MS, NOW_MS - 4 * HOUR_MS, MINUTE_MS),
      ...every(NOW_MS - 3 * HOUR_MS, NOW_MS - 2 * HOUR_MS, MINUTE_MS),
    ];
    const { items } = await wire(() => matrix([{ metric: labels, values }])).capabilities.alerts(
      day,
      asking(),
    );
    expect(items).toHaveLength(2);
    expect(new Set(items.map(({ id }) => id)).size).toBe(2);
  });
});
