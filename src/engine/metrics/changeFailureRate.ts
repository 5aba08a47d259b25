import type { Reading } from '../domain/reading.ts';
import { countText } from './countText.ts';
import type { KpiDefinition } from './definition.ts';
import type { DeploymentOutcome } from './deploymentOutcomes.ts';
import { FEW_INTERVAL } from './intervalRules.ts';
import { ROLLING_LENGTH, SHARE_OF_FEW_FROM, shareOfFew, type FewInput } from './shareOfFew.ts';

export const changeFailureRateDefinition: KpiDefinition = {
  id: 'change-failure-rate',
  label: 'Change failure rate',
  shortLabel: 'Failed changes',
  unit: 'ratio',
  better: 'lower',
  meaning: 'How often a deployment went so wrong that somebody had to step in.',
  formula:
    `Of the last ${ROLLING_LENGTH} deployments those that were rolled back, were followed by a hotfix within the ` +
    'post-release window, or caused an incident, divided by all of them. Rollbacks are not counted as deployments here.',
  minimum: `${SHARE_OF_FEW_FROM} deployments in the time looked back`,
  interval: FEW_INTERVAL,
  trend: { along: 'rolling', group: 'change' },
};

export interface DeploymentsInput extends FewInput {
  /** All deployments up to the moment in question, oldest first. */
  readonly outcomes: readonly DeploymentOutcome[];
  /** Incidents of the service that no release could be found for. */
  readonly unattributed: number;
  /** A ticket tracker has not told its incidents. */
  readonly incidentsMissing: boolean;
}

export function changeFailureRate(input: DeploymentsInput): Reading {
  const changes = input.outcomes.filter(({ kind }) => kind !== 'rollback').slice(-ROLLING_LENGTH);
  const failed = changes.filter(({ intervention }) => intervention !== null);
  const watched = changes.filter((one) => one.intervention === null && !one.watched).length;
  return shareOfFew(input, {
    hits: failed.length,
    all: changes.length,
    of: 'deployments',
    did: 'needed intervention',
    empty: 'No deployment is known in the time looked back.',
    method: `last ${ROLLING_LENGTH} deployments`,
    bound: input.incidentsMissing ? 'at-least' : 'exact',
    caveats: [
      ...(watched === 0
        ? []
        : [`${countText(watched, 'deployments')} still watched: counted as not failed.`]),
      ...(input.unattributed === 0
        ? []
        : [`${countText(input.unattributed, 'incidents')} of the service tied to no release.`]),
      ...(input.incidentsMissing
        ? ['Incidents are not known: rollbacks and hotfixes alone are counted.']
        : []),
    ],
  });
}
