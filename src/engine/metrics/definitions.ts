import type { KpiId } from '../domain/reading.ts';
import { adoptionDefinition } from './adoption.ts';
import { alertPrecisionDefinition } from './alertPrecision.ts';
import { apdexDefinition } from './apdex.ts';
import { changeFailureRateDefinition } from './changeFailureRate.ts';
import { crashFreeSessionsDefinition } from './crashFreeSessions.ts';
import type { KpiDefinition } from './definition.ts';
import { deploymentReworkRateDefinition } from './deploymentReworkRate.ts';
import { errorRateDefinition } from './errorRate.ts';
import { escapedDefectsDefinition } from './escapedDefects.ts';
import { escapedDefectsPerSessionsDefinition } from './escapedDefectsPerSessions.ts';
import { goneErrorGroupsDefinition } from './goneErrorGroups.ts';
import { incidentsDefinition } from './incidents.ts';
import { latencyP50Definition, latencyP95Definition } from './latencyQuantile.ts';
import { newErrorGroupsDefinition } from './newErrorGroups.ts';
import { openDefectsDefinition } from './openDefects.ts';
import { regressedErrorGroupsDefinition } from './regressedErrorGroups.ts';
import { regressedGroupsPerSessionsDefinition } from './regressedGroupsPerSessions.ts';
import { regressedKpisDefinition } from './regressedKpis.ts';
import { regressionDefectsDefinition } from './regressionDefects.ts';
import { regressionDefectsPerSessionsDefinition } from './regressionDefectsPerSessions.ts';
import { reopenRateDefinition } from './reopenRate.ts';
import { supportCasesDefinition } from './supportCases.ts';
import { supportCasesPerSessionsDefinition } from './supportCasesPerSessions.ts';
import { syntheticSuccessDefinition } from './syntheticSuccess.ts';
import { timeToRestoreDefinition } from './timeToRestore.ts';
import { timeToRestoreTenDefinition } from './timeToRestoreTen.ts';
import { transactionSuccessDefinition } from './transactionSuccess.ts';
import { worseningErrorGroupsDefinition } from './worseningErrorGroups.ts';

/** Every KPI of one release, in the order in which screens and reports show them. */
export const KPI_DEFINITIONS: readonly KpiDefinition[] = [
  errorRateDefinition,
  transactionSuccessDefinition,
  crashFreeSessionsDefinition,
  latencyP50Definition,
  latencyP95Definition,
  apdexDefinition,
  adoptionDefinition,
  syntheticSuccessDefinition,
  newErrorGroupsDefinition,
  regressedErrorGroupsDefinition,
  worseningErrorGroupsDefinition,
  goneErrorGroupsDefinition,
  incidentsDefinition,
  timeToRestoreDefinition,
  openDefectsDefinition,
  escapedDefectsDefinition,
  escapedDefectsPerSessionsDefinition,
  regressionDefectsDefinition,
  regressionDefectsPerSessionsDefinition,
  regressedGroupsPerSessionsDefinition,
  regressedKpisDefinition,
  supportCasesDefinition,
  supportCasesPerSessionsDefinition,
];

/** KPIs of a run of releases: one release alone has too little of what they count. As of any release of the run. */
export const ROLLING_DEFINITIONS: readonly KpiDefinition[] = [
  timeToRestoreTenDefinition,
  reopenRateDefinition,
  alertPrecisionDefinition,
  changeFailureRateDefinition,
  deploymentReworkRateDefinition,
];

export const ALL_DEFINITIONS: readonly KpiDefinition[] = [...KPI_DEFINITIONS, ...ROLLING_DEFINITIONS];

const BY_ID = new Map(ALL_DEFINITIONS.map((definition) => [definition.id, definition]));

/** Null for an id that no KPI has (a mistyped URL). */
export function definitionOf(kpi: KpiId): KpiDefinition | null {
  return BY_ID.get(kpi) ?? null;
}
