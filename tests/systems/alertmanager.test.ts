import { expect, inject, test } from 'vitest';
import { alertmanager } from '../../src/engine/adapters/alertmanager/adapter.ts';
import type { AlertRun } from '../../src/engine/domain/alertRun.ts';
import { HOUR_MS } from '../../src/engine/domain/time.ts';
import { handlers } from '../../mocks/vendors/alertmanager/handlers.ts';
import { connectMock, connectReal } from './connect.ts';
import { offered, shifted } from './readings.ts';
import { firingAlerts, steadyWorld, storyNowMs } from './systemsWorld.ts';

const { proxyUrl, shiftMs } = inject('systems');
const { alerts, silenced } = firingAlerts(steadyWorld());
const world = { ...steadyWorld(), alerts };
const signal = AbortSignal.timeout(60_000);
const window = { startMs: storyNowMs - HOUR_MS, endMs: storyNowMs };
const order = { adapter: alertmanager, settings: {}, world, sourceId: 'alerts' };
const real = connectReal(order, proxyUrl);
const realScope = { environment: 'production', window: shifted(window, shiftMs) };
const realAsking = { signal, nowMs: storyNowMs + shiftMs };

function factsOf(
  { name, severity, serviceName, releaseName, labels, startedAtMs, endedAtMs }: AlertRun,
  byMs: number,
) {
  const journey = labels['journey'] ?? null;
  return {
    name,
    severity,
    service: serviceName,
    version: releaseName,
    journey,
    startedAtMs: startedAtMs - byMs,
    endedAtMs,
  };
}

const byText = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

const truth = alerts
  .map(({ name, severity, service, version, journey, startedAtMs }) => {
    return {
      name,
      severity,
      service,
      version,
      journey,
      startedAtMs: Math.round(startedAtMs),
      endedAtMs: null,
    };
  })
  .sort(byText);

test('alerts that fire are read with their labels and start, and a future end is none', async () => {
  const { items, rejected, notices } = await offered(real.capabilities.alerts)(realScope, realAsking);
  expect(rejected).toEqual([]);
  expect(truth.length).toBeGreaterThan(3);
  expect(items.map((run) => factsOf(run, shiftMs)).sort(byText)).toEqual(truth);
  expect(notices.join(' ')).toContain('no history');
});

test('a silenced alert is suppressed, the others fire', async () => {
  const { items } = await offered(real.capabilities.alerts)(realScope, realAsking);
  const suppressed = items.filter(({ state }) => state === 'suppressed');
  expect(suppressed.map(({ name, serviceName }) => ({ name, serviceName }))).toEqual([
    { name: silenced.name, serviceName: silenced.service },
  ]);
  expect(items.filter(({ state }) => state === 'firing').length).toBe(alerts.length - 1);
});

test('the mock tells the same alerts', async () => {
  const mock = connectMock(order, handlers).capabilities;
  const { items } = await offered(mock.alerts)(
    { environment: 'production', window },
    { signal, nowMs: storyNowMs },
  );
  expect(items.map((run) => factsOf(run, 0)).sort(byText)).toEqual(truth);
});

test('the probe finds it and does not tell its configuration', async () => {
  const findings = await real.probe(realAsking);
  expect(findings).toEqual([expect.objectContaining({ ok: true })]);
  expect(JSON.stringify(findings)).not.toMatch(/receivers|route/);
});
