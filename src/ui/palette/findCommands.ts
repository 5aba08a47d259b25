import type { Command } from './command.ts';

/** Typing narrows; nobody reads on beyond this many. */
const MOST_SHOWN = 40;

/**
 * Commands that hold every typed word, in any order and in the order they came; labels that begin with what was typed come
 * first. Nothing typed: those that are listed.
 */
export function findCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands.filter(({ listed }) => listed);
  const found = commands.filter(({ label, note, group }) => {
    const text = fold(`${label} ${note ?? ''} ${group}`);
    return words.every((word) => text.includes(word));
  });
  const begins = words.join(' ');
  const first = found.filter(({ label }) => fold(label).startsWith(begins));
  return [...new Set([...first, ...found])].slice(0, MOST_SHOWN);
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
}
