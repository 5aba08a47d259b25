import type { Reading } from '../domain/reading.ts';
import type { KpiDefinition } from './definition.ts';
import type { IncidentsInput } from './incidents.ts';
import { ROLLING_LENGTH } from './shareOfFew.ts';
import { RESTORE_CLOCK, RESTORE_INTERVAL, restoreReading } from './timeToRestore.ts';

export const timeToRestoreTenDefinition: KpiDefinition = {
  id: 'time-to-restore-ten',
  label: 'Time to restore, last ten releases',
  shortLabel: 'Restore, ten',
  unit: 'duration',
  better: 'lower',
  meaning:
    'How long users had to bear an incident, in the middle case. One release has too few incidents to say whether repairs ' +
    'get faster; ten together may.',
  formula: `The same as time to restore (clock: “${RESTORE_CLOCK}”), of all incidents of the last ${ROLLING_LENGTH} releases.`,
  minimum: '1 restored incident; few are shown one by one',
  interval: RESTORE_INTERVAL,
  trend: { along: 'rolling', group: 'repair' },
};

export function timeToRestoreTen(input: IncidentsInput): Reading {
  return restoreReading(
    input,
    `No incident is tied to the last ${ROLLING_LENGTH} releases: nothing to restore.`,
  );
}
