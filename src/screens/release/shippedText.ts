import { capital } from '../../ui/format/capital.ts';
import type { Display } from '../../ui/format/display.ts';
import { counted } from '../../ui/format/nouns.ts';
import type { FoundRelease } from './foundRelease.ts';

/** "6 commits by Ada and Ben; 2 tickets fixed; most of it in checkout and search." */
export function shippedSentence({ shipped }: Pick<FoundRelease, 'shipped'>, display: Display): string {
  const { authors, commitCount, tickets, components } = shipped;
  const commits =
    commitCount === null ? 'How many commits went out is not known' : counted(commitCount, 'commit', display);
  const by = authors.length === 0 ? '' : ` by ${joined(authors)}`;
  const fixed = tickets.length === 0 ? '' : `; ${counted(tickets.length, 'ticket', display)} fixed`;
  const where = components.length === 0 ? '' : `; it touched ${joined(components)}`;
  return `${capital(commits)}${by}${fixed}${where}.`;
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
