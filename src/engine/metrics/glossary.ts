import { ALL_DEFINITIONS } from './definitions.ts';
import type { KpiDefinition } from './definition.ts';
import type { GlossaryEntry } from './glossaryEntry.ts';
import { KPI_GROUPS } from './glossaryKpiGroups.ts';
import { PANEL_WORDS, THING_WORDS, TIME_WORDS, UNKNOWN_WORDS } from './glossaryWords.ts';

// One door to all texts that explain; whoever needs one of them loads no other.
export { CLOCKS_INTRO, RECOVERY_CLOCKS, type RecoveryClock } from './glossaryClocks.ts';
export type { GlossaryEntry } from './glossaryEntry.ts';
export { KPI_GROUPS } from './glossaryKpiGroups.ts';
export { VERDICT_MEANINGS, VERDICT_STEPS, type VerdictMeaning } from './glossaryVerdict.ts';

export interface DefinitionGroup {
  readonly title: string;
  readonly definitions: readonly KpiDefinition[];
}

export interface WordSection {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly GlossaryEntry[];
}

/** Every KPI once, by subject; one that no subject names comes last, so that a new KPI is never lost. */
export function definitionGroups(): readonly DefinitionGroup[] {
  const placed = new Set(KPI_GROUPS.flatMap(({ kpis }) => kpis));
  return [
    ...KPI_GROUPS.map(({ title, kpis }) => ({
      title,
      definitions: kpis.flatMap((kpi) => ALL_DEFINITIONS.filter(({ id }) => id === kpi)),
    })),
    { title: 'Other', definitions: ALL_DEFINITIONS.filter(({ id }) => !placed.has(id)) },
  ].filter(({ definitions }) => definitions.length > 0);
}

/** Words that are no KPI, by subject. */
export const WORD_SECTIONS: readonly WordSection[] = [
  { id: 'time', title: 'Time and comparison', entries: TIME_WORDS },
  { id: 'release-page', title: 'On the page of a release', entries: PANEL_WORDS },
  { id: 'things', title: 'What your tools tell of', entries: THING_WORDS },
  { id: 'unknown', title: 'Why there is no number', entries: UNKNOWN_WORDS },
];
