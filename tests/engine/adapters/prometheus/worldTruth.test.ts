import { describe, expect, test } from 'vitest';
import { checkTruth, requestTruth } from '../../../../mocks/world/truth.ts';
import type { CountSeries } from '../../../../src/engine/domain/series.ts';
import {
  asking,
  DAY_MS,
  HOUR_MS,
  live,
  MINUTE_MS,
  NOW_MS,
  past,
  storyWorld,
  wireWorld,
} from './connectPrometheus.ts';

const world = storyWorld();
const window = { startMs: NOW_MS - 14 * DAY_MS, endMs: NOW_MS };

/** Within 2 %, or a handful: the first scrape of a version and the interpolation between scrapes cost that much. */
function expectClose(counted: number, truth: number, handful = 8): void {
  expect(Math.abs(counted - truth), `${counted} counted, ${truth} true`).toBeLessThanOrEqual(
    Math.max(handful, truth * 0.02),
  );
}

function sums(series: readonly CountSeries[], choose: (one: CountSeries) => boolean) {
  const chosen = series.filter(choose);
  const add = (column: 'total' | 'bad') =>
    chosen.reduce((sum, one) => sum + one[column].reduce((a, b) => a + b, 0), 0);
  return { total: add('total'), bad: add('bad') };
}

describe('a fortnight of the simulated company, read through the adapter', () => {
  test('has each release’s requests and failures', async () => {
    const { items, rejected, incompleteness } = await wireWorld().capabilities.requests(
      past(14 * 24),
      asking(),
    );
    expect(rejected).toEqual([]);
    expect(incompleteness).toEqual([]);
    const busy = world.releases.filter(
      ({ service, version }) => requestTruth(world, { service, version, window }).total > 0,
    );
    expect(busy.length).toBeGreaterThanOrEqual(6);
    for (const { service, version } of busy) {
      const truth = requestTruth(world, { service, version, window });
      const found = sums(items, (one) => one.serviceName === service && one.releaseName === version);
      expectClose(found.total, truth.total, 40);
      expectClose(found.bad, truth.failed);
    }
  });

  test('has each platform of a release', async () => {
    const { items } = await wireWorld().capabilities.requests(past(14 * 24), asking());
    for (const platform of ['web', 'mobile'] as const) {
      const truth = requestTruth(world, { service: 'shop', platform, window });
      expectClose(
        sums(items, (one) => one.serviceName === 'shop' && one.stratum['platform'] === platform).total,
        truth.total,
        40,
      );
    }
  });

  test('has each journey’s attempts and failures', async () => {
    const { items } = await wireWorld().capabilities.transactions(past(14 * 24), asking());
    for (const { id: service, journeys } of world.services) {
      for (const { id: journey } of journeys) {
        const truth = requestTruth(world, { service, journey, window });
        const found = sums(items, (one) => one.serviceName === service && one.stratum['journey'] === journey);
        expectClose(found.total, truth.total, 40);
        expectClose(found.bad, truth.failed);
      }
    }
  });

  test('has every check run exactly once', async () => {
    const { items } = await wireWorld().capabilities.checks(past(14 * 24), asking());
    expect(items.length).toBe(world.checks.length);
    for (const { service, journey } of world.checks) {
      const truth = checkTruth(world, { service, journey, window });
      const found = sums(items, (one) => one.serviceName === service && one.stratum['journey'] === journey);
      expect(found).toEqual({ total: truth.runs, bad: truth.failed });
    }
  });

  test('has as many durations as requests, and a median between the world’s', async () => {
    const { items } = await wireWorld().capabilities.latency(past(24), asking());
    const shop = items.filter((one) => one.serviceName === 'shop');
    const width = shop[0]?.upperMs.length ?? 0;
    const counts = new Float64Array(width);
    for (const one of shop)
      one.counts.forEach((count, i) => (counts[i % width] = (counts[i % width] ?? 0) + count));
    const all = counts.reduce((a, b) => a + b, 0);
    expectClose(
      all,
      requestTruth(world, { service: 'shop', window: { startMs: NOW_MS - DAY_MS, endMs: NOW_MS } }).total,
      40,
    );
    let below = 0;
    const at = counts.findIndex((count) => (below += count) >= all / 2);
    const medians = world.traffic
      .filter(({ service }) => service === 'shop')
      .flatMap(({ medianMs }) => [...medianMs].filter((ms) => ms > 0));
    expect(shop[0]?.upperMs[at]).toBeGreaterThan(medians.reduce((a, b) => Math.min(a, b)));
    expect(shop[0]?.upperMs[at - 1] ?? 0).toBeLessThan(medians.reduce((a, b) => Math.max(a, b)));
  });

  test('has the deployments of versions that were away before, to the minute', async () => {
    const { items } = await wireWorld().capabilities.deployments(
      { environment: 'production', window },
      asking(),
    );
    const first = world.releases
      .flatMap(({ service, version, deployments }) =>
        deployments.slice(0, 1).map(({ startedAtMs }) => ({ service, version, startedAtMs })),
      )
      .filter(
        ({ startedAtMs }) => startedAtMs > window.startMs + HOUR_MS && startedAtMs < NOW_MS - 2 * MINUTE_MS,
      );
    expect(first.length).toBeGreaterThanOrEqual(3);
    for (const { service, version, startedAtMs } of first) {
      const found = items.find((one) => one.releaseName === version && one.serviceNames.includes(service));
      expect(found?.evidence).toBe('first-seen');
      expect(found?.precisionMs).toBe(MINUTE_MS);
      expect((found?.finishedAtMs ?? NaN) - startedAtMs).toBeGreaterThanOrEqual(0);
      expect((found?.finishedAtMs ?? NaN) - startedAtMs).toBeLessThanOrEqual(2 * MINUTE_MS);
    }
    expect(items.length).toBeLessThanOrEqual(world.releases.flatMap(({ deployments }) => deployments).length);
  });

  test('has the versions that served', async () => {
    const { items } = await wireWorld().capabilities.releases(
      { environment: 'production', window },
      asking(),
    );
    const busy = world.releases.filter(
      ({ service, version }) => requestTruth(world, { service, version, window }).total > 0,
    );
    const found = items.map(({ name, serviceNames }) => `${serviceNames.join()} ${name}`);
    expect(found).toEqual(
      expect.arrayContaining(busy.map(({ service, version }) => `${service} ${version}`)),
    );
  });

  test('has the alerts that fired, to the minute', async () => {
    const { items } = await wireWorld().capabilities.alerts({ environment: 'production', window }, asking());
    const ended = world.alerts.filter(
      ({ startedAtMs, endedAtMs }) => startedAtMs > window.startMs + HOUR_MS && endedAtMs < NOW_MS - HOUR_MS,
    );
    expect(ended.length).toBeGreaterThanOrEqual(2);
    for (const alert of ended) {
      const found = items.find(
        (one) =>
          one.name === alert.name &&
          one.serviceName === alert.service &&
          (one.labels['journey'] ?? null) === alert.journey &&
          Math.abs(one.startedAtMs - alert.startedAtMs) <= MINUTE_MS,
      );
      expect(found?.severity).toBe(alert.severity);
      expect(Math.abs((found?.endedAtMs ?? NaN) - alert.endedAtMs)).toBeLessThanOrEqual(MINUTE_MS);
      expect(found?.cut).toBe(false);
    }
  });

  test('has the same live as in the past', async () => {
    const { capabilities } = wireWorld();
    const fromLive = await capabilities.requests(live(), asking());
    const endMs = fromLive.window?.endMs ?? NaN;
    const fromPast = await capabilities.requests(
      past((endMs - NOW_MS) / HOUR_MS + 6, 5 * MINUTE_MS, endMs),
      asking(),
    );
    const common = fromPast.window ?? { startMs: NaN };
    const within = (series: readonly CountSeries[]) =>
      series
        .map((one) => one.total.filter((_total, i) => (one.startMs[i] ?? 0) >= common.startMs))
        .reduce((sum, column) => sum + column.reduce((a, b) => a + b, 0), 0);
    expect(within(fromLive.items)).toBeGreaterThan(1000);
    expect(within(fromLive.items)).toBeCloseTo(within(fromPast.items), 6);
  });
});

describe('what a scenario does to the metrics', () => {
  test('late data ends earlier', async () => {
    const late = {
      ...world,
      toolFaults: [{ tool: 'metrics', kind: 'late', fromMs: 0, toMs: Infinity } as const],
    };
    const lastOf = (series: readonly CountSeries[]) =>
      Math.max(...series.map((one) => one.startMs.at(-1) ?? 0));
    const punctual = await wireWorld().capabilities.requests(live(), asking());
    const delayed = await wireWorld({ world: late }).capabilities.requests(live(), asking());
    expect(lastOf(punctual.items) - lastOf(delayed.items)).toBeGreaterThanOrEqual(15 * MINUTE_MS);
  });

  test('a partial answer says so, and what is missing is missing', async () => {
    const partial = {
      ...world,
      toolFaults: [{ tool: 'metrics', kind: 'partial', fromMs: 0, toMs: Infinity } as const],
    };
    const { items, incompleteness } = await wireWorld({ world: partial }).capabilities.requests(
      past(24),
      asking(),
    );
    expect(incompleteness).toHaveLength(1);
    expect(items.some((one) => one.stratum['platform'] === 'mobile')).toBe(false);
    expect(items.some((one) => one.stratum['platform'] === 'web')).toBe(true);
  });

  test('nothing later than the clock is told', async () => {
    const earlier = NOW_MS - 3 * DAY_MS;
    const { items } = await wireWorld({ nowMs: earlier }).capabilities.requests(past(14 * 24), asking());
    expect(Math.max(...items.map((one) => one.startMs.at(-1) ?? 0))).toBeLessThan(earlier + HOUR_MS);
  });

  test('a company without traffic gives an empty answer without faults', async () => {
    const { capabilities } = wireWorld({ world: storyWorld('empty') });
    for (const asked of [
      capabilities.requests(past(24), asking()),
      capabilities.transactions(live(), asking()),
      capabilities.latency(past(24), asking()),
    ]) {
      expect(await asked).toMatchObject({ items: [], incompleteness: [], rejected: [] });
    }
    expect(await capabilities.deployments({ environment: 'production', window }, asking())).toMatchObject({
      items: [],
      notices: [],
    });
  });
});
