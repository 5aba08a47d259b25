import { useId, useRef, useState } from 'react';
import { useShortcuts } from '../../selection/useShortcut.ts';
import { useAnchor } from '../../ui/measure/useAnchor.ts';
import { verdictWords, type VerdictState } from '../../ui/verdict/verdictState.ts';
import { ClockTable } from './ClockTable.tsx';
import { DefinitionGroups } from './DefinitionGroups.tsx';
import { entryCount, filterGlossary } from './filterGlossary.ts';
import { SearchField } from './SearchField.tsx';
import { VerdictSection } from './VerdictSection.tsx';
import { WordList } from './WordList.tsx';
import styles from './GlossaryScreen.module.css';

/** What does this word mean, and how is this figure made? */
export function GlossaryScreen() {
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const resultId = useId();
  useAnchor(true);
  useShortcuts({ '/': () => field.current?.focus() });
  const shown = filterGlossary(query, wordOf);
  const found = entryCount(shown);
  const searching = query.trim() !== '';
  return (
    <div className={styles.screen}>
      <title>Glossary · Holdfast</title>
      <h1 className={styles.headline}>What the words mean, and how the figures are made</h1>
      <p className={styles.intro}>
        The receipts read the same texts: what is written here is what is computed.
      </p>
      <SearchField query={query} onQuery={setQuery} resultId={resultId} field={field} />
      <p id={resultId} className={styles.result} aria-live="polite">
        {searching &&
          (found === 0 ? 'Nothing here says that.' : `${found} of ${entryCount(everything)} entries`)}
      </p>
      {!searching && <Contents />}
      <VerdictSection {...shown} searching={searching} />
      <DefinitionGroups groups={shown.definitionGroups} />
      <ClockTable clocks={shown.clocks} searching={searching} />
      {shown.words.map(({ id, title, entries }) => (
        <WordList key={id} id={id} title={title} entries={entries} />
      ))}
    </div>
  );
}

const everything = filterGlossary('', wordOf);

function wordOf(state: string): string {
  const known = Object.keys(verdictWords).find((one): one is VerdictState => one === state);
  return known === undefined ? state : verdictWords[known];
}

function Contents() {
  const parts = [
    ['verdict', 'The verdict'],
    ['figures', 'Figures'],
    ['clocks', 'Clocks of recovery'],
    ...everything.words.map(({ id, title }) => [id, title] as const),
  ] as const;
  return (
    <nav className={styles.contents} aria-label="Contents">
      <ul>
        {parts.map(([id, label]) => (
          <li key={id}>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
