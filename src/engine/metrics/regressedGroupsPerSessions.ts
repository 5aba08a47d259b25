import type { KpiDefinition } from './definition.ts';
import { COUNT_INTERVAL } from './intervalRules.ts';
import { PER_SESSIONS_LEAST } from './perThousandSessions.ts';

/** Made of the count "regressed-error-groups" by `perThousandSessions`. */
export const regressedGroupsPerSessionsDefinition: KpiDefinition = {
  id: 'regressed-groups-per-sessions',
  label: 'Regressed error groups per 1,000 sessions',
  shortLabel: 'Regr. ‰',
  unit: 'per-1000-sessions',
  better: 'lower',
  meaning: 'Errors that had been resolved and came back, for the same amount of use.',
  formula:
    'Error groups that the tracker marks as resolved before and back in this release, divided by its sessions in the same post-release window, times 1,000.',
  minimum: `${PER_SESSIONS_LEAST} sessions, and one answer of the error tracker`,
  interval: COUNT_INTERVAL,
  trend: { along: 'each', group: 'change', instead: 'regressed-error-groups' },
};
