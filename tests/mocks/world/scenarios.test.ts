import { describe, expect, test } from 'vitest';
import { worldOf } from '../../../mocks/node.ts';
import { requestTruth } from '../../../mocks/world/truth.ts';
import type { ScenarioName } from '../../../mocks/world/world.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/engine/domain/time.ts';

const storyNowMs = Date.UTC(2026, 10, 20, 10, 0, 0);
const world = (scenario: ScenarioName) => worldOf({ scenario, seed: 7, storyNowMs });

function newestShop(scenario: ScenarioName) {
  return world(scenario)
    .releases.filter(
      ({ service, deployments }) => service === 'shop' && (deployments[0]?.startedAtMs ?? 0) <= storyNowMs,
    )
    .at(-1);
}

test.each(['steady', 'bad-release', 'source-down', 'partial', 'thin-traffic', 'fix-of-a-fix'] as const)(
  'in %s the newest shop release began 40 minutes ago',
  (scenario) => {
    expect(newestShop(scenario)?.deployments[0]?.startedAtMs).toBe(storyNowMs - 40 * MINUTE_MS);
  },
);

test('steady: the canary serves a tenth and fails no more than the others', () => {
  const window = { startMs: storyNowMs - 40 * MINUTE_MS, endMs: storyNowMs };
  const canary = requestTruth(world('steady'), { service: 'shop', version: '2.15.0', window });
  const all = requestTruth(world('steady'), { service: 'shop', window });
  expect(canary.total / all.total).toBeCloseTo(0.1, 1);
  expect(canary.failed / canary.total).toBeLessThan(2 * (all.failed / all.total));
});

describe('bad-release', () => {
  const bad = world('bad-release');
  const window = { startMs: storyNowMs - 40 * MINUTE_MS, endMs: storyNowMs };

  test('checkouts on phones fail several times as often as on the release before', () => {
    const on = (version: string) => {
      const { total, failed } = requestTruth(bad, {
        service: 'shop',
        version,
        platform: 'mobile',
        journey: 'checkout',
        window,
      });
      return failed / total;
    };
    expect(on('2.15.0')).toBeGreaterThan(2 * on('2.14.1'));
  });

  test('brings two new error groups and one that had been resolved', () => {
    const inRelease = bad.errorGroups.filter(({ sightings }) =>
      sightings.some(({ version }) => version === '2.15.0'),
    );
    expect(inRelease.filter(({ faultId }) => faultId === 'wallet-race')).toHaveLength(2);
    expect(
      inRelease.filter(({ regressions }) => regressions.some(({ version }) => version === '2.15.0')),
    ).toHaveLength(1);
  });

  test('an alert fires before now and an incident is written 25 minutes after the start', () => {
    const alert = bad.alerts.find(({ faultId }) => faultId === 'wallet-race');
    expect(alert?.version).toBe('2.15.0');
    expect(alert?.startedAtMs).toBeLessThan(storyNowMs);
    const incident = bad.tickets.find(
      ({ kind, faultId }) => kind === 'incident' && faultId === 'wallet-race',
    );
    expect(incident?.createdAtMs).toBe(storyNowMs - 15 * MINUTE_MS);
  });

  test('is rolled back while one watches, and its ramp ends there', () => {
    const rollback = bad.releases.find(({ version }) => version === '2.14.1')?.deployments.at(-1);
    expect(rollback?.kind).toBe('rollback');
    const ramp = bad.releases.find(({ version }) => version === '2.15.0')?.deployments[0]?.ramp ?? [];
    expect(ramp.map(({ share }) => share)).toEqual([0.1, 0.5]);
  });
});

test('fix-of-a-fix: four incidents in a row, each caused by the one before, the last still open', () => {
  const incidents = world('fix-of-a-fix').tickets.filter(
    ({ kind, affectedVersions }) =>
      kind === 'incident' && affectedVersions.some((version) => version.startsWith('2.15.')),
  );
  expect(incidents).toHaveLength(4);
  incidents.slice(1).forEach(({ links }, i) => {
    expect(links).toContainEqual({ kind: 'caused-by', toNumber: incidents[i]?.number });
  });
  const open = incidents.at(-1)?.changes.filter(({ atMs }) => atMs <= storyNowMs);
  expect(open?.map(({ to }) => to)).not.toContain('mitigated');
});

test('source-down: error tracking is down and the ticket system refuses the token, for two hours now', () => {
  const fromMs = storyNowMs - 2 * HOUR_MS;
  expect(world('source-down').toolFaults).toMatchObject([
    { tool: 'errors', kind: 'down', fromMs },
    { tool: 'tickets', kind: 'unauthorized', fromMs },
  ]);
});

test('thin-traffic: the same history with a two-hundredth of the requests', () => {
  const thin = requestTruth(world('thin-traffic'), { service: 'shop' });
  const full = requestTruth(world('steady'), { service: 'shop' });
  expect(full.total / thin.total).toBeGreaterThan(190);
  expect(full.total / thin.total).toBeLessThan(210);
  expect(world('thin-traffic').tickets).toEqual(world('steady').tickets);
});

test('empty: the services exist, and nothing ever happened', () => {
  const { services, releases, traffic, sessions, checks, errorGroups, alerts, tickets, supportCases } =
    world('empty');
  expect(services).toHaveLength(3);
  expect([releases, traffic, sessions, checks, errorGroups, alerts, tickets, supportCases]).toEqual(
    Array(8).fill([]),
  );
});
