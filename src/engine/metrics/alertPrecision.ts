import type { AlertRun } from '../domain/alertRun.ts';
import type { Reading } from '../domain/reading.ts';
import type { Incident } from '../domain/ticket.ts';
import { HOUR_MS, MINUTE_MS } from '../domain/time.ts';
import { countText } from './countText.ts';
import type { KpiDefinition } from './definition.ts';
import { FEW_INTERVAL } from './intervalRules.ts';
import { ROLLING_LENGTH, SHARE_OF_FEW_FROM, shareOfFew, type FewInput } from './shareOfFew.ts';

/** An incident that began so long after an alert was still foretold by it. */
export const ALERT_FOLLOWED_MS = 2 * HOUR_MS;
/** Two tellers of one alert see it start at different samples. */
const SAME_ALERT_MS = 10 * MINUTE_MS;

export const alertPrecisionDefinition: KpiDefinition = {
  id: 'alert-precision',
  label: 'Alert precision',
  shortLabel: 'Alerts right',
  unit: 'ratio',
  better: 'higher',
  meaning: 'How often an alert meant something. Alerts that cry wolf are soon ignored, the right ones too.',
  formula:
    'Alerts that fired during an incident of the service, or up to 2 hours before one began, divided by all alerts of the ' +
    `service since the first of the last ${ROLLING_LENGTH} releases. Suppressed alerts are left out.`,
  minimum: `${SHARE_OF_FEW_FROM} alerts, and a tracker that tells of incidents`,
  interval: FEW_INTERVAL,
  trend: { along: 'rolling', group: 'repair' },
};

export interface AlertPrecisionInput extends FewInput {
  /** Of the service and the time in question. */
  readonly alerts: readonly AlertRun[];
  /** All incidents of the service. */
  readonly incidents: readonly Incident[];
}

export function alertPrecision(input: AlertPrecisionInput): Reading {
  const distinct = oncePerAlert(input.alerts.filter(({ state }) => state !== 'suppressed'));
  const problems = input.incidents.filter(({ counts }) => counts);
  const confirmed = distinct.filter((alert) => problems.some((incident) => confirms(incident, alert)));
  // An alert that just fired may yet prove right.
  const open = distinct.filter((alert) => {
    return input.nowMs - alert.startedAtMs < ALERT_FOLLOWED_MS && !confirmed.includes(alert);
  }).length;
  return shareOfFew(input, {
    hits: confirmed.length,
    all: distinct.length - open,
    of: 'alerts',
    did: 'were followed by a confirmed problem',
    empty: 'No alert of the service is known in this time.',
    method: `alerts since the first of the last ${ROLLING_LENGTH} releases`,
    caveats: open === 0 ? [] : [`${countText(open, 'alerts')} of the last 2 hours not counted yet.`],
  });
}

function confirms({ startedAtMs, restoredAtMs }: Incident, alert: AlertRun): boolean {
  return (
    startedAtMs <= alert.startedAtMs + ALERT_FOLLOWED_MS && (restoredAtMs ?? Infinity) >= alert.startedAtMs
  );
}

/** The rule engine and the alert router tell of the same alert: it counts once. */
function oncePerAlert(alerts: readonly AlertRun[]): AlertRun[] {
  const kept: AlertRun[] = [];
  for (const alert of alerts.toSorted((a, b) => a.startedAtMs - b.startedAtMs || (a.id < b.id ? -1 : 1))) {
    if (!kept.some((other) => isSameAlert(other, alert))) kept.push(alert);
  }
  return kept;
}

function isSameAlert(a: AlertRun, b: AlertRun): boolean {
  if (a.sourceId === b.sourceId || a.name !== b.name) return false;
  const close = Math.abs(a.startedAtMs - b.startedAtMs) <= SAME_ALERT_MS;
  const agrees = Object.entries(a.labels).every(([name, value]) => (b.labels[name] ?? value) === value);
  return close && agrees;
}
