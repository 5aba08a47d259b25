import type { Reading } from '../domain/reading.ts';
import type { KpiDefinition } from './definition.ts';
import type { DeploymentsInput } from './changeFailureRate.ts';
import { FEW_INTERVAL } from './intervalRules.ts';
import { ROLLING_LENGTH, SHARE_OF_FEW_FROM, shareOfFew } from './shareOfFew.ts';

export const deploymentReworkRateDefinition: KpiDefinition = {
  id: 'deployment-rework-rate',
  label: 'Deployment rework rate',
  shortLabel: 'Rework',
  unit: 'ratio',
  better: 'lower',
  meaning: 'How many deployments were not planned but made to undo or mend another one.',
  formula:
    `Hotfixes and rollbacks among the last ${ROLLING_LENGTH} deployments of any kind, divided by all of them. A hotfix is ` +
    'taken as driven by trouble, whether or not an incident was written for it.',
  minimum: `${SHARE_OF_FEW_FROM} deployments in the time looked back`,
  interval: FEW_INTERVAL,
  trend: { along: 'rolling', group: 'change' },
};

export function deploymentReworkRate(
  input: Omit<DeploymentsInput, 'unattributed' | 'incidentsMissing'>,
): Reading {
  const last = input.outcomes.slice(-ROLLING_LENGTH);
  return shareOfFew(input, {
    hits: last.filter(({ kind }) => kind !== 'planned').length,
    all: last.length,
    of: 'deployments',
    did: 'were hotfixes or rollbacks',
    empty: 'No deployment is known in the time looked back.',
    method: `last ${ROLLING_LENGTH} deployments of any kind`,
    caveats: [],
  });
}
