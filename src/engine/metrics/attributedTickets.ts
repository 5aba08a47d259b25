import type { Attributed } from '../domain/attribution.ts';
import { countText } from './countText.ts';

/** What to say about tickets that are tied to the release by time only. */
export function attributionCaveats<T>(tickets: readonly Attributed<T>[], of: string): string[] {
  const guessed = tickets.filter(({ attribution }) => attribution.confidence !== 'stated').length;
  return guessed === 0
    ? []
    : [`${countText(guessed, of)} of ${tickets.length} tied to this release by time only.`];
}

/** Duplicates and the like leave the figure, but not without a word. */
export function leftOutCaveats(count: number, of: string): string[] {
  return count === 0
    ? []
    : [`${countText(count, of)} left out: closed as a duplicate, not reproducible or not to be fixed.`];
}
