import { describe, expect, test } from 'vitest';
import { worldOf } from '../../../mocks/node.ts';
import {
  histogramTruth,
  logNormalCdf,
  quantileTruth,
  requestTruth,
  sightingTruth,
  ticketTruth,
  timeToRestoreTruth,
  trafficShare,
} from '../../../mocks/world/truth.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/engine/domain/time.ts';

const storyNowMs = Date.UTC(2026, 10, 20, 10, 0, 0);
const world = worldOf({ scenario: 'steady', seed: 7, storyNowMs });

test('requestTruth sums the columns', () => {
  const columns = world.traffic.filter(({ service, version }) => service === 'shop' && version === '2.14.0');
  const byHand = columns.reduce((sum, { total }) => sum + total.reduce((one, count) => one + count, 0), 0);
  expect(requestTruth(world, { service: 'shop', version: '2.14.0' }).total).toBe(byHand);
});

test('requestTruth of two halves is requestTruth of the whole', () => {
  const endMs = storyNowMs;
  const middleMs = endMs - 3 * HOUR_MS;
  const startMs = endMs - 9 * HOUR_MS;
  const of = (window: { startMs: number; endMs: number }) =>
    requestTruth(world, { service: 'accounts', window });
  const whole = of({ startMs, endMs });
  const halves = [of({ startMs, endMs: middleMs }), of({ startMs: middleMs, endMs })];
  expect(halves.reduce((sum, { total }) => sum + total, 0)).toBe(whole.total);
  expect(halves.reduce((sum, { failed }) => sum + failed, 0)).toBe(whole.failed);
  expect(whole.total).toBeGreaterThan(0);
});

test('a bucket that the window cuts is left out', () => {
  const window = { startMs: storyNowMs - 10 * MINUTE_MS + 1, endMs: storyNowMs };
  const last = { startMs: storyNowMs - 5 * MINUTE_MS, endMs: storyNowMs };
  expect(requestTruth(world, { service: 'shop', window })).toEqual(
    requestTruth(world, { service: 'shop', window: last }),
  );
});

describe('durations', () => {
  const query = {
    service: 'shop',
    journey: 'search',
    window: { startMs: storyNowMs - HOUR_MS, endMs: storyNowMs },
  };

  test('logNormalCdf has its published values', () => {
    expect(logNormalCdf(100, 100, 0.6)).toBeCloseTo(0.5, 6);
    // One standard deviation above the median: Φ(1) = 0.841345.
    expect(logNormalCdf(100 * Math.exp(0.6), 100, 0.6)).toBeCloseTo(0.841345, 5);
    expect(logNormalCdf(0, 100, 0.6)).toBe(0);
    expect(logNormalCdf(Number.POSITIVE_INFINITY, 100, 0.6)).toBe(1);
  });

  test('histogramTruth adds up to all requests', () => {
    const counts = histogramTruth(world, query, [50, 100, 200, 300, 500, 800, 1_200, 2_000, 3_000, 5_000]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeCloseTo(requestTruth(world, query).total, 6);
  });

  test('quantileTruth halves the requests where it says so', () => {
    const median = quantileTruth(world, query, 0.5) ?? 0;
    const [below = 0, above = 0] = histogramTruth(world, query, [median]);
    expect(below / (below + above)).toBeCloseTo(0.5, 4);
    expect(median).toBeGreaterThan(90);
    expect(median).toBeLessThan(250);
    expect(quantileTruth(world, query, 0.95) ?? 0).toBeGreaterThan(2 * median);
  });

  test('quantileTruth of nothing is null', () => {
    expect(quantileTruth(world, { service: 'shop', version: '9.9.9' }, 0.5)).toBeNull();
  });
});

describe('trafficShare', () => {
  const startMs =
    world.releases.find(({ version }) => version === '2.14.0')?.deployments[0]?.startedAtMs ?? 0;
  const share = (platform: 'web' | 'mobile', hours: number) =>
    trafficShare(world, { service: 'shop', version: '2.14.0', platform }, startMs + hours * HOUR_MS);

  test('a canary takes a tenth, then half, then all of the web', () => {
    expect([-0.1, 0.5, 2.5, 4.5].map((hours) => share('web', hours))).toEqual([0, 0.1, 0.5, 1]);
  });

  test('phones follow over days', () => {
    expect(share('mobile', 0.5)).toBeCloseTo(0.1, 2);
    expect(share('mobile', 5)).toBeLessThan(0.5);
    expect(share('mobile', 24)).toBeGreaterThan(0.6);
    expect(share('mobile', 60)).toBeGreaterThan(0.88);
    expect(share('mobile', 60)).toBeLessThan(1);
  });
});

describe('timeToRestoreTruth', () => {
  const reopened = world.tickets.find(
    ({ faultId, kind }) => faultId === 'search-pool' && kind === 'incident',
  );

  test('runs to the mitigation after the last reopening', () => {
    if (reopened === undefined) throw new Error('the story has lost its reopened incident');
    const mitigatedMs = reopened.changes.find(({ to }) => to === 'mitigated')?.atMs ?? 0;
    expect(timeToRestoreTruth(reopened, storyNowMs)).toBe(mitigatedMs - (reopened.startedAtMs ?? 0));
  });

  test('is null between a reopening and the next restoration', () => {
    if (reopened === undefined) throw new Error('the story has lost its reopened incident');
    const reopenedMs = reopened.changes.find(({ to }) => to === 'reopened')?.atMs ?? 0;
    expect(timeToRestoreTruth(reopened, reopenedMs + 1)).toBeNull();
    expect(timeToRestoreTruth(reopened, reopenedMs - 1)).toBeGreaterThan(0);
  });
});

describe('what tools hold about a release', () => {
  test('ticketTruth finds the tickets that name the release, as far as they are written', () => {
    const of = (nowMs: number) =>
      ticketTruth(world, { kind: 'incident', service: 'shop', version: '2.10.0', nowMs }).map(
        ({ title }) => title,
      );
    expect(of(storyNowMs)).toEqual(['One in twenty checkouts fails after 2.10.0']);
    expect(of(world.startMs)).toEqual([]);
  });

  test('sightingTruth counts the events of whole hours that have passed', () => {
    const sighting = world.errorGroups.find(({ id }) => id === 'pricing-429-shop')?.sightings[0];
    if (sighting === undefined) throw new Error('the story has lost its pricing errors');
    const of = (nowMs: number) => sightingTruth(world, 'pricing-429-shop', '2.10.0', nowMs);
    expect(of(storyNowMs)).toBe(sighting.events.reduce((sum, count) => sum + count, 0));
    expect(of(sighting.firstHourMs + HOUR_MS)).toBe(sighting.events[0]);
    expect(of(sighting.firstHourMs)).toBe(0);
  });
});
