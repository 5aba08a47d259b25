import type { KpiDefinition } from './definition.ts';
import { COUNT_INTERVAL } from './intervalRules.ts';
import { PER_SESSIONS_LEAST } from './perThousandSessions.ts';

/** Made of the count "support-cases" by `perThousandSessions`. */
export const supportCasesPerSessionsDefinition: KpiDefinition = {
  id: 'support-cases-per-sessions',
  label: 'Support cases per 1,000 sessions',
  shortLabel: 'Cases ‰',
  unit: 'per-1000-sessions',
  better: 'lower',
  meaning: 'How often customers wrote in the hours after this release, for the same amount of use.',
  formula:
    'Support cases of this release, counted as for "Support cases", divided by its sessions in the same window, times 1,000.',
  minimum: `${PER_SESSIONS_LEAST} sessions, and one answer of the help desk`,
  interval: COUNT_INTERVAL,
  trend: { along: 'each', group: 'felt', instead: 'support-cases' },
};
