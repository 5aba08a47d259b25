import type { KpiDefinition } from './definition.ts';
import { COUNT_INTERVAL } from './intervalRules.ts';
import { PER_SESSIONS_LEAST } from './perThousandSessions.ts';

/** Made of the count "regression-defects" by `perThousandSessions`. */
export const regressionDefectsPerSessionsDefinition: KpiDefinition = {
  id: 'regression-defects-per-sessions',
  label: 'Defects marked regression per 1,000 sessions',
  shortLabel: 'Regressions ‰',
  unit: 'per-1000-sessions',
  better: 'lower',
  meaning: 'Things that used to work and were written up as broken, for the same amount of use.',
  formula:
    'Defect tickets tied to this release and marked as a regression, divided by all its sessions so far, times 1,000.',
  minimum: `${PER_SESSIONS_LEAST} sessions, and one answer of the ticket tracker`,
  interval: COUNT_INTERVAL,
  trend: { along: 'each', group: 'change', instead: 'regression-defects' },
};
