import type { KpiDefinition } from './definition.ts';
import { COUNT_INTERVAL } from './intervalRules.ts';
import { PER_SESSIONS_LEAST } from './perThousandSessions.ts';

/** Made of the count "escaped-defects" by `perThousandSessions`. */
export const escapedDefectsPerSessionsDefinition: KpiDefinition = {
  id: 'escaped-defects-per-sessions',
  label: 'Escaped defects per 1,000 sessions',
  shortLabel: 'Escaped ‰',
  unit: 'per-1000-sessions',
  better: 'lower',
  meaning: 'Faults that testing did not catch, for the same amount of use.',
  formula:
    'Defect tickets tied to this release that were found in production, divided by all its sessions so far, times 1,000.',
  minimum: `${PER_SESSIONS_LEAST} sessions, and a tracker that says where defects were found`,
  interval: COUNT_INTERVAL,
  trend: { along: 'each', group: 'change', instead: 'escaped-defects' },
};
