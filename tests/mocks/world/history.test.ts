import { describe, expect, test } from 'vitest';
import { worldOf } from '../../../mocks/node.ts';
import { carriers } from '../../../mocks/world/course.ts';
import { checkTruth, requestTruth, sessionTruth } from '../../../mocks/world/truth.ts';
import type { World, WorldFault } from '../../../mocks/world/world.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/engine/domain/time.ts';

const storyNowMs = Date.UTC(2026, 10, 20, 10, 0, 0);
const steady = worldOf({ scenario: 'steady', seed: 7, storyNowMs });

function failureRate(world: World, query: Parameters<typeof requestTruth>[1]): number {
  const { total, failed } = requestTruth(world, query);
  return failed / total;
}

describe('what is normal', () => {
  test('failure, success and crash rates are those of a healthy company', () => {
    const all = ['shop', 'accounts', 'payments'].map((service) => requestTruth(steady, { service }));
    const rate =
      all.reduce((sum, { failed }) => sum + failed, 0) / all.reduce((sum, { total }) => sum + total, 0);
    expect(rate).toBeGreaterThan(0.002);
    expect(rate).toBeLessThan(0.005);
    const checkout = failureRate(steady, { service: 'shop', journey: 'checkout' });
    expect(1 - checkout).toBeGreaterThan(0.992);
    expect(1 - checkout).toBeLessThan(0.995);
    const { total, crashed } = sessionTruth(steady, { service: 'shop' });
    expect(1 - crashed / total).toBeGreaterThan(0.9992);
    expect(1 - crashed / total).toBeLessThan(0.9997);
  });

  test.each(['shop', 'accounts'])('phones fail more often than the web in %s', (service) => {
    expect(failureRate(steady, { service, platform: 'mobile' })).toBeGreaterThan(
      1.2 * failureRate(steady, { service, platform: 'web' }),
    );
  });

  test('traffic has a day, a night and a weekend', () => {
    const hours = (service: string, day: number, hour: number) => {
      const startMs = Date.UTC(2026, 9, day, hour);
      return requestTruth(steady, { service, window: { startMs, endMs: startMs + HOUR_MS } }).total;
    };
    // 14 October 2026 is a Wednesday, the 18th a Sunday.
    expect(hours('shop', 14, 12)).toBeGreaterThan(8 * hours('shop', 14, 3));
    expect(hours('shop', 14, 12) / 60).toBeGreaterThan(450);
    expect(hours('shop', 14, 12) / 60).toBeLessThan(750);
    expect(hours('payments', 18, 12)).toBeLessThan(0.5 * hours('payments', 14, 12));
  });

  test('failures come in bursts: hours differ more than chance alone explains', () => {
    const dispersion: number[] = [];
    for (let day = 0; day < 6; day += 1) {
      const startMs = Date.UTC(2026, 9, 12 + day, 9);
      for (let hour = 0; hour < 10; hour += 1) {
        const window = { startMs: startMs + hour * HOUR_MS, endMs: startMs + (hour + 1) * HOUR_MS };
        const { total, failed } = requestTruth(steady, { service: 'accounts', window });
        const expected = total * failureRate(steady, { service: 'accounts' });
        dispersion.push((failed - expected) ** 2 / expected);
      }
    }
    expect(dispersion.reduce((sum, value) => sum + value, 0) / dispersion.length).toBeGreaterThan(1.5);
  });
});

describe('the past of the full worlds', () => {
  const shop = steady.releases.filter(({ service }) => service === 'shop');
  const past = shop.filter(({ deployments }) => (deployments[0]?.startedAtMs ?? 0) <= storyNowMs);

  test('has at least twelve releases of the shop in 60 days, and of all three services', () => {
    const recent = past.filter(
      ({ deployments }) => (deployments[0]?.startedAtMs ?? 0) > storyNowMs - 60 * DAY_MS,
    );
    expect(recent.length).toBeGreaterThanOrEqual(12);
    expect(new Set(steady.releases.map(({ service }) => service)).size).toBe(3);
  });

  test('has a rollback about three hours after a bad release', () => {
    const [rollback] = shop.flatMap(({ deployments }) =>
      deployments.filter(({ kind }) => kind === 'rollback'),
    );
    const pulled = shop.find(({ version }) => version === '2.10.0')?.deployments[0];
    expect((rollback?.startedAtMs ?? 0) - (pulled?.startedAtMs ?? 0)).toBe(3 * HOUR_MS);
  });

  test('has a hotfix of an older line deployed after the newer line', () => {
    const startOf = (version: string) =>
      shop.find((one) => one.version === version)?.deployments[0]?.startedAtMs ?? 0;
    expect(startOf('2.13.2')).toBeGreaterThan(startOf('2.14.0'));
  });

  test('has a fix of a fix of a fix, told by faults and by links between incidents', () => {
    const last = steady.faults.find(({ id }) => id === 'country-list');
    const middle = steady.faults.find(({ id }) => id === last?.introducedByFixOf);
    const first = steady.faults.find(({ id }) => id === middle?.introducedByFixOf);
    expect([first?.fixedIn?.version, middle?.fixedIn?.version, last?.fixedIn?.version]).toEqual([
      '2.12.1',
      '2.12.2',
      '2.12.3',
    ]);
    const incidentOf = (fault: WorldFault | undefined) =>
      steady.tickets.find(({ kind, faultId }) => kind === 'incident' && faultId === fault?.id);
    expect(incidentOf(last)?.links).toEqual([{ kind: 'caused-by', toNumber: incidentOf(middle)?.number }]);
    expect(incidentOf(middle)?.links).toEqual([{ kind: 'caused-by', toNumber: incidentOf(first)?.number }]);
    expect(incidentOf(first)?.links).toEqual([]);
  });

  test('has a defect that shows only under load', () => {
    const rate = (hour: number) => {
      const days = [9, 12, 13].map((day) => Date.UTC(2026, 9, day, hour));
      const sums = days.map((startMs) =>
        requestTruth(steady, {
          service: 'shop',
          version: '2.11.0',
          journey: 'search',
          window: { startMs, endMs: startMs + HOUR_MS },
        }),
      );
      return (
        sums.reduce((sum, { failed }) => sum + failed, 0) / sums.reduce((sum, { total }) => sum + total, 0)
      );
    };
    expect(rate(12)).toBeGreaterThan(3 * rate(8));
    expect(rate(12)).toBeGreaterThan(3 * rate(16));
  });

  test('has an outage of everything that no release caused', () => {
    const outage = steady.faults.find(({ causedBy }) => causedBy === null);
    expect(outage?.services).toEqual(['shop', 'accounts', 'payments']);
    expect((outage?.endMs ?? 0) - (outage?.startMs ?? 0)).toBe(40 * MINUTE_MS);
    for (const service of outage?.services ?? []) {
      const window = { startMs: outage?.startMs ?? 0, endMs: outage?.endMs ?? 0 };
      expect(failureRate(steady, { service, window })).toBeGreaterThan(0.05);
    }
    const pay = {
      service: 'payments',
      journey: 'pay',
      window: { startMs: outage?.startMs ?? 0, endMs: outage?.endMs ?? 0 },
    };
    expect(checkTruth(steady, pay).failed).toBeGreaterThan(0.3 * checkTruth(steady, pay).runs);
  });

  test('has reopened incidents, duplicates, rejected defects, open defects and fix records with and without gaps', () => {
    const { tickets } = steady;
    const now = tickets.filter(({ createdAtMs }) => createdAtMs <= storyNowMs);
    expect(
      now.some(({ kind, changes }) => kind === 'incident' && changes.some(({ to }) => to === 'reopened')),
    ).toBe(true);
    for (const resolution of ['duplicate', 'wont-fix', 'fixed'] as const) {
      expect(
        now.filter((one) => one.kind === 'defect' && one.resolution === resolution).length,
      ).toBeGreaterThan(0);
    }
    expect(
      now.filter(
        ({ kind, resolution, foundInProduction }) =>
          kind === 'defect' && foundInProduction && resolution === null,
      ).length,
    ).toBeGreaterThan(2);
    expect(now.some(({ kind, foundInProduction }) => kind === 'defect' && !foundInProduction)).toBe(true);
    const headings = now.map(({ body }) =>
      body.map(({ heading }) => heading).filter((heading) => heading !== null),
    );
    const full = ['Constraint', 'Signal', 'Boundary', 'Operating rule'];
    expect(headings.some((one) => full.every((heading) => one.includes(heading)))).toBe(true);
    expect(headings.some((one) => one.length > 0 && !full.every((heading) => one.includes(heading)))).toBe(
      true,
    );
  });
});

describe.each(
  (['steady', 'bad-release', 'fix-of-a-fix'] as const).flatMap((scenario) =>
    worldOf({ scenario, seed: 7, storyNowMs })
      .faults.filter(({ causedBy, onlyAboveRpm }) => causedBy !== null && onlyAboveRpm === null)
      .map((fault) => [scenario, fault] as const),
  ),
)('in %s, the fault $1.id', (scenario, fault) => {
  test('raises the failures of what it touches by about its factor', () => {
    const world = worldOf({ scenario, seed: 7, storyNowMs });
    const service = fault.services[0] ?? '';
    const [version = ''] = carriers({ ...fault, groups: [], incident: null }, service, world.releases);
    for (const platform of fault.platforms) {
      for (const journey of fault.journeys) {
        const during = requestTruth(world, { service, version, platform, journey, window: fault });
        const usual = failureRate(steady, {
          service,
          platform,
          journey,
          window: { startMs: Date.UTC(2026, 9, 30), endMs: Date.UTC(2026, 10, 9) },
        });
        const ratio = during.failed / during.total / usual;
        // Luck drifts over hours, so that even thousands of failures do not pin the ratio down.
        expect(ratio / fault.errorFactor).toBeGreaterThan(0.6);
        expect(ratio / fault.errorFactor).toBeLessThan(1.6);
      }
    }
  });

  test('is not carried by the version that repairs it', () => {
    const { releases } = worldOf({ scenario, seed: 7, storyNowMs });
    const { service, version } = fault.fixedIn ?? { service: '', version: '' };
    expect(releases.some((one) => one.service === service && one.version === version)).toBe(true);
    expect(carriers({ ...fault, groups: [], incident: null }, service, releases)).not.toContain(version);
  });
});
