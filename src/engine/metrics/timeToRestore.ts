import type { Reading } from '../domain/reading.ts';
import type { Incident } from '../domain/ticket.ts';
import { attributionCaveats, leftOutCaveats } from './attributedTickets.ts';
import { countText } from './countText.ts';
import type { KpiDefinition } from './definition.ts';
import type { IncidentsInput } from './incidents.ts';
import { known, unknown } from './readingContext.ts';

/** Below this many a median is little more than an example. */
export const TIME_TO_RESTORE_FEW_BELOW = 5;
/** Named beside the number wherever it is shown. */
export const RESTORE_CLOCK = 'impact start → service restored';

export const timeToRestoreDefinition: KpiDefinition = {
  id: 'time-to-restore',
  label: 'Time to restore',
  shortLabel: 'Restore',
  unit: 'duration',
  better: 'lower',
  meaning:
    'How long users had to bear an incident of this release until the service was well again, in the middle case. One ' +
    'very long incident does not move it; open incidents are named beside it.',
  formula: `Median over restored incidents of the clock “${RESTORE_CLOCK}”. Incidents still open, and those with impossible times, are counted beside it.`,
  minimum: `1 restored incident; below ${TIME_TO_RESTORE_FEW_BELOW} it says “few”`,
};

export function timeToRestore(input: IncidentsInput): Reading {
  const counted = input.incidents.filter(({ ticket }) => ticket.counts);
  const open = counted.filter(({ ticket }) => ticket.restoredAtMs === null && !ticket.durationUnknown);
  const durations = counted.map(({ ticket }) => restoreMs(ticket, input.nowMs)).filter((ms) => ms !== null);
  const impossible = counted.length - open.length - durations.length;
  if (counted.length === 0)
    return unknown(input, 'no-data', 'No incident is tied to this release: nothing to restore.');
  const caveats = [
    ...(durations.length < TIME_TO_RESTORE_FEW_BELOW
      ? [`Few: ${countText(durations.length, 'restored incidents')}.`]
      : []),
    ...(open.length > 0 ? [`${countText(open.length, 'incidents')} still open and not in the median.`] : []),
    ...(impossible > 0
      ? [`${countText(impossible, 'incidents')} left out: the times contradict each other.`]
      : []),
    ...attributionCaveats(counted, 'incidents'),
    ...leftOutCaveats(input.incidents.length - counted.length, 'incidents'),
  ];
  if (durations.length === 0) {
    return unknown(
      input,
      'too-little-data',
      `No restored incident yet. ${caveats.slice(1).join(' ')}`.trim(),
    );
  }
  const value = {
    value: median(durations),
    unit: 'duration' as const,
    sample: { count: durations.length, of: 'incidents' },
    window: input.window,
    method: `median of restored incidents; clock: ${RESTORE_CLOCK}`,
  };
  return known(input, value, caveats);
}

/** Null = open, or times that cannot be (restored before it began, in the future). */
export function restoreMs(incident: Incident, nowMs: number): number | null {
  const { startedAtMs, restoredAtMs, durationUnknown } = incident;
  if (restoredAtMs === null || durationUnknown || restoredAtMs > nowMs) return null;
  const durationMs = restoredAtMs - startedAtMs;
  return Number.isFinite(durationMs) && durationMs > 0 ? durationMs : null;
}

/** Mean of the two middle ones for an even count. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
