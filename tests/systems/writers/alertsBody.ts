import type { WorldAlert } from '../../../mocks/world/world.ts';

/** The body of POST /api/v2/alerts: what Prometheus would send for these alerts. */
export function alertsBody(alerts: readonly WorldAlert[], shiftMs: number): object[] {
  return alerts.map(({ name, severity, service, journey, version, startedAtMs, endedAtMs }) => ({
    labels: {
      alertname: name,
      severity,
      service,
      ...(journey === null ? {} : { journey }),
      ...(version === null ? {} : { version }),
    },
    annotations: { summary: `${name} on ${service}` },
    startsAt: new Date(startedAtMs + shiftMs).toISOString(),
    endsAt: new Date(endedAtMs + shiftMs).toISOString(),
  }));
}
