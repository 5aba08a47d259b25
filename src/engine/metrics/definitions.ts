import type { KpiId } from '../domain/reading.ts';
import { adoptionDefinition } from './adoption.ts';
import { apdexDefinition } from './apdex.ts';
import { crashFreeSessionsDefinition } from './crashFreeSessions.ts';
import type { KpiDefinition } from './definition.ts';
import { errorRateDefinition } from './errorRate.ts';
import { escapedDefectsDefinition } from './escapedDefects.ts';
import { goneErrorGroupsDefinition } from './goneErrorGroups.ts';
import { incidentsDefinition } from './incidents.ts';
import { latencyP50Definition, latencyP95Definition } from './latencyQuantile.ts';
import { newErrorGroupsDefinition } from './newErrorGroups.ts';
import { openDefectsDefinition } from './openDefects.ts';
import { regressedErrorGroupsDefinition } from './regressedErrorGroups.ts';
import { syntheticSuccessDefinition } from './syntheticSuccess.ts';
import { timeToRestoreDefinition } from './timeToRestore.ts';
import { transactionSuccessDefinition } from './transactionSuccess.ts';
import { worseningErrorGroupsDefinition } from './worseningErrorGroups.ts';

/** Every KPI, in the order in which screens and reports show them. */
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
];

const BY_ID = new Map(KPI_DEFINITIONS.map((definition) => [definition.id, definition]));

/** Null for an id that no KPI has (a mistyped URL). */
export function definitionOf(kpi: KpiId): KpiDefinition | null {
  return BY_ID.get(kpi) ?? null;
}
