import { beforeAll, describe, expect, test } from 'vitest';
import { worldOf } from '../../../mocks/node.ts';
import { scenarioNames } from '../../../mocks/scenarios/scenarioNames.ts';
import { simulate } from '../../../mocks/world/simulate.ts';
import { requestTruth, trafficShare } from '../../../mocks/world/truth.ts';
import type { World } from '../../../mocks/world/world.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/engine/domain/time.ts';

const storyNowMs = Date.UTC(2026, 10, 20, 10, 0, 0);
const seed = 7;

describe('the same options', () => {
  test('give the same world to the last count', () => {
    expect(simulate({ scenario: 'bad-release', seed, storyNowMs })).toEqual(
      simulate({ scenario: 'bad-release', seed, storyNowMs }),
    );
  });

  test('with another seed give other counts of the same releases', () => {
    const one = worldOf({ scenario: 'steady', seed, storyNowMs });
    const other = worldOf({ scenario: 'steady', seed: 8, storyNowMs });
    expect(other.releases.map(({ version }) => version)).toEqual(one.releases.map(({ version }) => version));
    expect(other.traffic[0]?.total).not.toEqual(one.traffic[0]?.total);
  });

  test('at another present shift the story with it', () => {
    const later = worldOf({ scenario: 'steady', seed, storyNowMs: storyNowMs + 3 * DAY_MS + 7 * HOUR_MS });
    const starts = later.releases.map(({ deployments }) => deployments[0]?.startedAtMs ?? 0);
    const base = worldOf({ scenario: 'steady', seed, storyNowMs }).releases;
    expect(starts.map((startMs) => startMs - 3 * DAY_MS - 7 * HOUR_MS)).toEqual(
      base.map(({ deployments }) => deployments[0]?.startedAtMs ?? 0),
    );
  });
});

test('a bad newest release changes nothing that happened before it', () => {
  const until = { startMs: 0, endMs: storyNowMs - 40 * MINUTE_MS };
  const steady = worldOf({ scenario: 'steady', seed, storyNowMs });
  const bad = worldOf({ scenario: 'bad-release', seed, storyNowMs });
  for (const service of ['shop', 'accounts', 'payments']) {
    expect(requestTruth(bad, { service, window: until })).toEqual(
      requestTruth(steady, { service, window: until }),
    );
  }
});

describe.each(scenarioNames)('in the world "%s"', (scenario) => {
  let world: World;
  beforeAll(() => {
    world = worldOf({ scenario, seed, storyNowMs });
  });

  test('every column has one row per bucket and ends with the world', () => {
    for (const { firstStartMs, total, failed, rejected, medianMs } of world.traffic) {
      expect(firstStartMs % world.bucketMs).toBe(0);
      expect([failed.length, rejected.length, medianMs.length]).toEqual(Array(3).fill(total.length));
      expect(firstStartMs + total.length * world.bucketMs).toBeLessThanOrEqual(world.endMs);
    }
  });

  test('failed and rejected requests are among all requests, crashed and errored sessions among all sessions', () => {
    for (const { total, failed, rejected } of world.traffic) {
      expect(total.findIndex((all, i) => (failed[i] ?? 0) + (rejected[i] ?? 0) > all)).toBe(-1);
    }
    for (const { total, crashed, errored } of world.sessions) {
      expect(total.findIndex((all, i) => (crashed[i] ?? 0) + (errored[i] ?? 0) > all)).toBe(-1);
    }
    for (const { runs, failed } of world.checks) {
      expect(runs.findIndex((all, i) => (failed[i] ?? 0) > all)).toBe(-1);
    }
  });

  test('no version is seen before its deployment: not in traffic, sessions, errors or alerts', () => {
    const startOf = new Map(
      world.releases.map(({ service, version, deployments }) => [
        `${service}@${version}`,
        deployments[0]?.startedAtMs ?? Number.POSITIVE_INFINITY,
      ]),
    );
    const seen = [
      ...world.traffic.map((one) => ({ ...one, atMs: one.firstStartMs })),
      ...world.sessions.map((one) => ({ ...one, atMs: one.firstStartMs })),
      ...world.errorGroups.flatMap(({ service, sightings }) =>
        sightings.map(({ version, firstSeenMs }) => ({ service, version, atMs: firstSeenMs })),
      ),
      ...world.alerts.flatMap(({ service, version, startedAtMs }) =>
        version === null ? [] : [{ service, version, atMs: startedAtMs }],
      ),
    ];
    const tooEarly = seen.filter(
      ({ service, version, atMs }) => atMs < (startOf.get(`${service}@${version}`) ?? 0),
    );
    expect(tooEarly).toEqual([]);
  });

  test('shares of a platform sum to 1 at any moment at which something is deployed', () => {
    for (const { id: service, platforms } of world.services) {
      const releases = world.releases.filter((one) => one.service === service);
      if (releases.length === 0) continue;
      for (const platform of platforms) {
        for (let atMs = world.startMs; atMs < world.endMs; atMs += 7.3 * HOUR_MS) {
          const shares = releases.map(({ version }) =>
            trafficShare(world, { service, version, platform }, atMs),
          );
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        }
      }
    }
  });

  test('tickets are numbered in the order of creation, and their histories run forwards from "new"', () => {
    const { tickets } = world;
    expect(tickets.map(({ number }) => number)).toEqual(tickets.map((_, i) => i + 1));
    for (const ticket of tickets) {
      let state = 'new';
      let atMs = ticket.createdAtMs;
      for (const change of ticket.changes) {
        expect(change.from).toBe(state);
        expect(change.atMs).toBeGreaterThanOrEqual(atMs);
        state = change.to;
        atMs = change.atMs;
      }
      for (const { toNumber } of ticket.links) {
        expect(tickets[toNumber - 1]?.createdAtMs).toBeLessThanOrEqual(ticket.createdAtMs);
      }
    }
  });

  test('an error group comes back only after it had been resolved', () => {
    for (const { resolvedAtMs, regressions, sightings } of world.errorGroups) {
      expect(sightings.length).toBeGreaterThan(0);
      for (const { atMs } of regressions)
        expect(atMs).toBeGreaterThan(resolvedAtMs ?? Number.POSITIVE_INFINITY);
    }
  });
});
