import { floorTo, MINUTE_MS } from '../../../src/engine/domain/time.ts';
import type { World, WorldAlert } from '../../world/world.ts';

type Labels = Readonly<Record<string, string>>;

export interface AlertJson {
  readonly annotations: Labels;
  readonly endsAt: string;
  readonly fingerprint: string;
  readonly receivers: readonly { readonly name: string }[];
  readonly startsAt: string;
  readonly status: AlertStatusJson;
  readonly updatedAt: string;
  readonly generatorURL: string;
  readonly labels: Labels;
}

interface AlertStatusJson {
  readonly inhibitedBy: readonly string[];
  readonly mutedBy: readonly string[];
  readonly silencedBy: readonly string[];
  readonly state: 'active' | 'suppressed';
}

/** An alert is forgotten this long after its last message. */
const RESOLVE_AFTER_MS = 5 * MINUTE_MS;

/** What fires at a moment. Alerts without a cause were silenced by somebody who knew them. */
export function projectAlerts(
  world: World,
  services: readonly string[],
  nowMs: number,
): readonly AlertJson[] {
  return world.alerts
    .filter(
      ({ service, startedAtMs, endedAtMs }) =>
        services.includes(service) && startedAtMs <= nowMs && nowMs < endedAtMs,
    )
    .map((alert) => alertJson(alert, nowMs))
    .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
}

function alertJson(alert: WorldAlert, nowMs: number): AlertJson {
  const updatedMs = Math.max(alert.startedAtMs, floorTo(nowMs, MINUTE_MS));
  const labels = labelsOf(alert);
  const silenced = alert.faultId === null;
  return {
    annotations: { summary: `${alert.name} on ${alert.service}` },
    endsAt: isoTime(updatedMs + RESOLVE_AFTER_MS),
    fingerprint: fingerprint(labels),
    receivers: [{ name: alert.severity === 'page' ? 'on-call' : 'board' }],
    startsAt: isoTime(alert.startedAtMs),
    status: {
      inhibitedBy: [],
      mutedBy: [],
      silencedBy: silenced ? [silenceId(alert)] : [],
      state: silenced ? 'suppressed' : 'active',
    },
    updatedAt: isoTime(updatedMs),
    generatorURL: `http://metrics.example/graph?g0.expr=${encodeURIComponent(`ALERTS{alertname="${alert.name}"}`)}`,
    labels,
  };
}

export function projectSilences(world: World, services: readonly string[], nowMs: number): readonly object[] {
  return world.alerts
    .filter(
      ({ service, faultId, startedAtMs, endedAtMs }) =>
        services.includes(service) && faultId === null && startedAtMs <= nowMs && nowMs < endedAtMs,
    )
    .map((alert) => ({
      id: silenceId(alert),
      status: { state: 'active' },
      updatedAt: isoTime(alert.startedAtMs),
      annotations: {},
      comment: 'Known to cry wolf',
      createdBy: 'on-call',
      startsAt: isoTime(alert.startedAtMs),
      endsAt: isoTime(alert.endedAtMs),
      matchers: Object.entries(labelsOf(alert)).map(([name, value]) => ({
        name,
        value,
        isEqual: true,
        isRegex: false,
      })),
    }));
}

function labelsOf({ name, service, journey, version, severity }: WorldAlert): Labels {
  return {
    alertname: name,
    ...(journey === null ? {} : { journey }),
    service,
    severity,
    ...(version === null ? {} : { version }),
  };
}

function silenceId({ id }: WorldAlert): string {
  return `5117e9ce-0000-4000-8000-${fingerprint({ id }).slice(0, 12)}`;
}

/** FNV-1a over the labels, twice with different starts: as long as Alertmanager's. */
function fingerprint(labels: Labels): string {
  const text = JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return [2_166_136_261, 3_141_592_653]
    .map((start) => {
      let hash = start;
      for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619);
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}

function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
