import type { AlertRun } from '../../domain/alertRun.ts';
import { parseTime } from '../transport/parseTime.ts';
import type { AlertRecord } from './records.ts';
import type { AlertmanagerSettings } from './settings.ts';

interface Facts {
  readonly sourceId: string;
  readonly settings: AlertmanagerSettings;
  readonly nowMs: number;
}

const STATES: Readonly<Record<string, AlertRun['state']>> = {
  active: 'firing',
  // Received, not routed yet: it fires all the same.
  unprocessed: 'firing',
  suppressed: 'suppressed',
};

/** null = without a readable start. */
export function convertAlert(record: AlertRecord, { sourceId, settings, nowMs }: Facts): AlertRun | null {
  const startedAtMs = parseTime(record.startsAt);
  if (startedAtMs === null || startedAtMs < 0) return null;
  const { severityLabel, serviceLabel, releaseLabel } = settings;
  const told = new Set(['alertname', severityLabel, serviceLabel, releaseLabel]);
  const endedAtMs = endOf(record, nowMs);
  return {
    id: `${sourceId}:${record.fingerprint}:${startedAtMs}`,
    sourceId,
    name: record.labels['alertname'] ?? 'alert without a name',
    severity: record.labels[severityLabel] || null,
    labels: Object.fromEntries(Object.entries(record.labels).filter(([name]) => !told.has(name))),
    serviceName: record.labels[serviceLabel] || null,
    releaseName: record.labels[releaseLabel] || null,
    startedAtMs,
    endedAtMs,
    cut: endedAtMs === null,
    state: endedAtMs === null ? (STATES[record.status.state] ?? 'other') : 'ended',
    url: webAddress(record.generatorURL),
  };
}

/**
 * While an alert fires, `endsAt` is when it would be forgotten without another message: it lies in the future, or in the
 * year 1. Only a time that has passed is an end.
 */
function endOf({ endsAt }: AlertRecord, nowMs: number): number | null {
  const endMs = parseTime(endsAt);
  return endMs === null || endMs <= 0 || endMs > nowMs ? null : endMs;
}

/** The rule's own graph. Alert senders write this field: anything but a web address is no link. */
function webAddress(text: string | undefined): string | null {
  const parsed = text === undefined ? null : URL.parse(text);
  return parsed !== null && (parsed.protocol === 'https:' || parsed.protocol === 'http:')
    ? parsed.href
    : null;
}
