import {
  definitionGroups,
  RECOVERY_CLOCKS,
  VERDICT_MEANINGS,
  VERDICT_STEPS,
  WORD_SECTIONS,
  type DefinitionGroup,
  type RecoveryClock,
  type VerdictMeaning,
  type WordSection,
} from '../../engine/metrics/glossary.ts';
import { definitionFacts } from './definitionWords.ts';
import { matches } from './matches.ts';

export interface Glossary {
  readonly definitionGroups: readonly DefinitionGroup[];
  readonly clocks: readonly RecoveryClock[];
  readonly words: readonly WordSection[];
  readonly verdictMeanings: readonly VerdictMeaning[];
  readonly verdictSteps: typeof VERDICT_STEPS;
}

/** The entries that hold every word of the query; sections left without any fall away. */
export function filterGlossary(query: string, verdictWord: (state: string) => string): Glossary {
  return {
    definitionGroups: definitionGroups()
      .map(({ title, definitions }) => ({
        title,
        definitions: definitions.filter((definition) =>
          matches(query, [
            definition.label,
            definition.shortLabel,
            definition.id,
            definition.meaning,
            ...definitionFacts(definition).flat(),
          ]),
        ),
      }))
      .filter(({ definitions }) => definitions.length > 0),
    clocks: RECOVERY_CLOCKS.filter(({ name, from, to, summary }) =>
      matches(query, ['clock of recovery', name, from, to, summary]),
    ),
    words: WORD_SECTIONS.map((section) => ({
      ...section,
      entries: section.entries.filter(({ term, meaning }) => matches(query, [term, ...meaning])),
    })).filter(({ entries }) => entries.length > 0),
    verdictMeanings: VERDICT_MEANINGS.filter(({ state, meaning, whatToDo }) =>
      matches(query, ['verdict', verdictWord(state), meaning, whatToDo]),
    ),
    verdictSteps: VERDICT_STEPS.filter(({ title, text }) => matches(query, ['verdict', title, text])),
  };
}

export function entryCount({ definitionGroups, clocks, words, verdictMeanings }: Glossary): number {
  const sizes = [
    ...definitionGroups.map(({ definitions }) => definitions.length),
    ...words.map(({ entries }) => entries.length),
    clocks.length,
    verdictMeanings.length,
  ];
  return sizes.reduce((sum, size) => sum + size, 0);
}
