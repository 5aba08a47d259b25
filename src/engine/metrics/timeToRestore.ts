import type { Reading } from '../domain/reading.ts';
import type { Incident } from '../domain/ticket.ts';
import { attributionCaveats, leftOutCaveats } from './attributedTickets.ts';
import { countText } from './countText.ts';
import type { KpiDefinition } from './definition.ts';
import type { IncidentsInput } from './incidents.ts';
import type { IntervalRule } from './intervalRules.ts';
import { known, unknown } from './readingContext.ts';
import { RESTORE_CURVE_FROM, RESTORE_LAW_FROM, restoreSummary } from './restoreSummary.ts';

/** Named beside the number wherever it is shown. */
export const RESTORE_CLOCK = 'impact start → service restored';

export const RESTORE_INTERVAL: IntervalRule = {
  method: 'own',
  words: `95 %; from ${RESTORE_LAW_FROM} restored incidents on by a log-normal law, from ${RESTORE_CURVE_FROM} on by Kaplan-Meier; below, the single times are shown instead`,
};

export const timeToRestoreDefinition: KpiDefinition = {
  id: 'time-to-restore',
  label: 'Time to restore',
  shortLabel: 'Restore',
  unit: 'duration',
  better: 'lower',
  meaning:
    'How long users had to bear an incident of this release until the service was well again, in the middle case. One ' +
    'very long incident does not move it; open incidents are named beside it.',
  formula: `Median of the clock “${RESTORE_CLOCK}”. Below ${RESTORE_LAW_FROM} restored incidents of those alone; from there on with the open ones, which have lasted at least until now. Incidents with impossible times are counted beside it.`,
  minimum: `1 restored incident; below ${RESTORE_LAW_FROM} it says “few”`,
  interval: RESTORE_INTERVAL,
  trend: null,
};

export function timeToRestore(input: IncidentsInput): Reading {
  return restoreReading(input, 'No incident is tied to this release: nothing to restore.');
}

/** The same of the incidents of one release or of several; `none`: sentence where there are no incidents. */
export function restoreReading(input: IncidentsInput, none: string): Reading {
  const counted = input.incidents.filter(({ ticket }) => ticket.counts);
  const open = counted.filter(({ ticket }) => ticket.restoredAtMs === null && !ticket.durationUnknown);
  const durations = counted.map(({ ticket }) => restoreMs(ticket, input.nowMs)).filter((ms) => ms !== null);
  const impossible = counted.length - open.length - durations.length;
  if (counted.length === 0) return unknown(input, 'no-data', none);
  const openMs = open.map(({ ticket }) => input.nowMs - ticket.startedAtMs);
  const summary = durations.length === 0 ? null : restoreSummary(durations, openMs);
  const place = summary?.withOpen === true ? 'counted as lasting until now at least' : 'not in the median';
  const few =
    durations.length < RESTORE_LAW_FROM ? [`Few: ${countText(durations.length, 'restored incidents')}.`] : [];
  const beside = [
    ...(open.length > 0 ? [`${countText(open.length, 'incidents')} still open and ${place}.`] : []),
    ...(impossible > 0
      ? [`${countText(impossible, 'incidents')} left out: the times contradict each other.`]
      : []),
    ...attributionCaveats(counted, 'incidents'),
    ...leftOutCaveats(input.incidents.length - counted.length, 'incidents'),
  ];
  if (summary === null) {
    return unknown(input, 'too-little-data', `No restored incident yet. ${beside.join(' ')}`.trim());
  }
  const value = {
    value: summary.median,
    unit: 'duration' as const,
    bound: summary.bound,
    sample: { count: durations.length, of: 'incidents' },
    window: input.window,
    method: `${summary.method}; clock: ${RESTORE_CLOCK}`,
    interval: summary.interval,
    singles: summary.singles,
  };
  return known(input, value, [...few, ...beside]);
}

/** Null = open, or times that cannot be (restored before it began, in the future). */
export function restoreMs(incident: Incident, nowMs: number): number | null {
  const { startedAtMs, restoredAtMs, durationUnknown } = incident;
  if (restoredAtMs === null || durationUnknown || restoredAtMs > nowMs) return null;
  const durationMs = restoredAtMs - startedAtMs;
  return Number.isFinite(durationMs) && durationMs > 0 ? durationMs : null;
}
