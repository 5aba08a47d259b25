import type { WorldAlert } from '../../../mocks/world/world.ts';

/** Sends alerts as Prometheus would. Their ends lie in the future: Alertmanager forgets what has ended. */
export async function postAlerts(url: string, alerts: readonly WorldAlert[], shiftMs: number): Promise<void> {
  const answer = await fetch(`${url}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(alerts.map((alert) => bodyOf(alert, shiftMs))),
  });
  if (answer.status !== 200) throw new Error(`Alertmanager refused the alerts (HTTP ${answer.status}): ${await answer.text()}`);
}

function bodyOf({ name, severity, service, journey, version, startedAtMs, endedAtMs }: WorldAlert, shiftMs: number): object {
  const labels = {
    alertname: name,
    severity,
    service,
    ...(journey === null ? {} : { journey }),
    ...(version === null ? {} : { version }),
  };
  return {
    labels,
    annotations: { summary: `${name} on ${service}` },
    startsAt: new Date(startedAtMs + shiftMs).toISOString(),
    endsAt: new Date(endedAtMs + shiftMs).toISOString(),
  };
}
