import { setTimeout as pause } from 'node:timers/promises';
import type { WorldAlert } from '../../../mocks/world/world.ts';

const visibleWithinMs = 20_000;

export interface AlertOrder {
  readonly alerts: readonly WorldAlert[];
  /** One of them, which somebody has silenced. */
  readonly silenced: WorldAlert;
  readonly shiftMs: number;
}

/** Sends alerts as Prometheus would, and a silence; returns when Alertmanager shows them. */
export async function postAlerts(url: string, { alerts, silenced, shiftMs }: AlertOrder): Promise<void> {
  await post(`${url}/api/v2/silences`, {
    matchers: Object.entries(labelsOf(silenced)).map(([name, value]) => ({
      name,
      value,
      isRegex: false,
      isEqual: true,
    })),
    startsAt: new Date(silenced.startedAtMs + shiftMs).toISOString(),
    endsAt: new Date(silenced.endedAtMs + shiftMs).toISOString(),
    createdBy: 'somebody',
    comment: 'Known, being worked on.',
  });
  await post(
    `${url}/api/v2/alerts`,
    alerts.map((alert) => ({
      labels: labelsOf(alert),
      annotations: { summary: `${alert.name} on ${alert.service}` },
      startsAt: new Date(alert.startedAtMs + shiftMs).toISOString(),
      // In the future: Alertmanager forgets what has ended.
      endsAt: new Date(alert.endedAtMs + shiftMs).toISOString(),
    })),
  );
  const deadline = performance.now() + visibleWithinMs;
  while ((await suppressedCount(url)) !== 1) {
    if (performance.now() > deadline) throw new Error('Alertmanager does not show the alerts it was sent.');
    await pause(50);
  }
}

export function labelsOf({ name, severity, service, journey, version }: WorldAlert): Record<string, string> {
  return {
    alertname: name,
    severity,
    service,
    ...(journey === null ? {} : { journey }),
    ...(version === null ? {} : { version }),
  };
}

async function post(url: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await answer.text();
  if (answer.status !== 200)
    throw new Error(`Alertmanager refused what it was sent (HTTP ${answer.status}): ${text}`);
}

async function suppressedCount(url: string): Promise<number> {
  const answer = await fetch(`${url}/api/v2/alerts`);
  return [...(await answer.text()).matchAll(/"state":"suppressed"/g)].length;
}
