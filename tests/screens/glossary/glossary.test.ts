import { describe, expect, test } from 'vitest';
import { ALL_DEFINITIONS } from '../../../src/engine/metrics/definitions.ts';
import {
  KPI_GROUPS,
  RECOVERY_CLOCKS,
  VERDICT_MEANINGS,
  VERDICT_STEPS,
  WORD_SECTIONS,
  definitionGroups,
} from '../../../src/engine/metrics/glossary.ts';
import { RESTORE_CLOCK } from '../../../src/engine/metrics/timeToRestore.ts';
import { definitionFacts } from '../../../src/screens/glossary/definitionWords.ts';
import { entryCount, filterGlossary } from '../../../src/screens/glossary/filterGlossary.ts';
import { matches } from '../../../src/screens/glossary/matches.ts';
import { verdictDefaults } from '../../../src/ui/verdict/verdictDefaults.ts';
import { verdictOrder } from '../../../src/ui/verdict/verdictState.ts';

const word = (state: string) => state;

describe('the glossary', () => {
  test('holds every KPI exactly once, each under a subject', () => {
    const groups = definitionGroups();
    const shown = groups.flatMap(({ definitions }) => definitions.map(({ id }) => id));
    expect(shown.toSorted()).toEqual(ALL_DEFINITIONS.map(({ id }) => id).toSorted());
    expect(groups.map(({ title }) => title)).not.toContain('Other');
    expect(KPI_GROUPS.flatMap(({ kpis }) => kpis).length).toBe(ALL_DEFINITIONS.length);
  });

  test('gives every entry an address of its own', () => {
    const ids = [
      ...ALL_DEFINITIONS.map(({ id }) => id),
      ...RECOVERY_CLOCKS.map(({ id }) => id),
      ...VERDICT_MEANINGS.map(({ state }) => `verdict-${state}`),
      ...WORD_SECTIONS.flatMap(({ id, entries }) => [id, ...entries.map((entry) => entry.id)]),
      'verdict',
      'figures',
      'clocks',
    ];
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z][a-z0-9-]*$/.test(id))).toEqual([]);
  });

  test('explains every state that a verdict can have, and what to do then', () => {
    expect(VERDICT_MEANINGS.map(({ state }) => state).toSorted()).toEqual([...verdictOrder].toSorted());
    for (const { meaning, whatToDo } of VERDICT_MEANINGS) {
      expect(meaning).toMatch(/\.$/);
      expect(whatToDo).toMatch(/\.$/);
    }
  });

  test('names the shares by which verdicts are really made', () => {
    const text = VERDICT_STEPS.map((step) => step.text).join(' ');
    const percent = (share: number) => `${Math.round(share * 100)}`;
    expect(text).toContain(`at most ${percent(verdictDefaults.alpha)} of 100 healthy releases`);
    expect(text).toContain(`into ${Math.round(1 / verdictDefaults.alpha)} on`);
    expect(text).toContain(`up to ${percent(verdictDefaults.tolerance)} % is tolerated`);
    expect(text).toContain(`a rise of ${percent(verdictDefaults.okMargin)} % or more`);
    const holding = VERDICT_MEANINGS.find(({ state }) => state === 'holding');
    expect(holding?.meaning).toContain(`${percent(verdictDefaults.okMargin)} %`);
  });

  test('names one clock as our own, and it is the one that time to restore runs by', () => {
    const own = RECOVERY_CLOCKS.filter(({ usedFor }) => usedFor !== null);
    expect(own.map(({ to }) => to)).toEqual(['service restored']);
    expect(RESTORE_CLOCK).toMatch(/impact start → service restored/);
    expect(own[0]?.from).toBe('impact began');
  });
});

describe('a KPI in the glossary', () => {
  test.each(ALL_DEFINITIONS.map((definition) => [definition.id, definition] as const))(
    '%s tells its formula, unit, better direction, least data and interval',
    (_, definition) => {
      const facts = new Map(definitionFacts(definition));
      expect([...facts.keys()]).toEqual(['Formula', 'Unit', 'Needs', 'Interval']);
      expect(facts.get('Formula')).toBe(definition.formula);
      expect(facts.get('Needs')).toBe(definition.minimum);
      expect(facts.get('Unit')).toMatch(/ is better$|neither high nor low/);
    },
  );
});

describe('searching the glossary', () => {
  test('without a word shows everything', () => {
    expect(entryCount(filterGlossary('  ', word))).toBe(
      ALL_DEFINITIONS.length +
        RECOVERY_CLOCKS.length +
        VERDICT_MEANINGS.length +
        WORD_SECTIONS.flatMap(({ entries }) => entries).length,
    );
  });

  test('finds by any text of an entry, and leaves out sections that have none', () => {
    const found = filterGlossary('wallet nobody wrote of', word);
    expect(entryCount(found)).toBe(0);
    expect([found.definitionGroups, found.words]).toEqual([[], []]);
    const budget = filterGlossary('budget objective', word);
    expect(budget.words.flatMap(({ entries }) => entries.map(({ id }) => id))).toContain('error-budget');
    expect(budget.clocks).toEqual([]);
  });

  test('finds a KPI by the name that the table heads use', () => {
    const { definitionGroups: groups } = filterGlossary('crash-free', word);
    expect(groups.flatMap(({ definitions }) => definitions.map(({ id }) => id))).toContain(
      'crash-free-sessions',
    );
  });

  test.each([
    ['RATE error', ['Error rate'], true],
    ['café', ['the CAFE'], true],
    ['rate missing', ['Error rate'], false],
    ['', ['anything'], true],
  ] as const)('“%s” in %j: %s', (query, texts, found) => {
    expect(matches(query, texts)).toBe(found);
  });
});
