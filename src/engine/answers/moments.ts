import type { FactsInput } from './facts.ts';
import { createRevisions } from './revisions.ts';

/** What answers remember from one to the next. */
export type AnswerMemory = Pick<FactsInput, 'revisions' | 'kept' | 'memories'>;

/** Frozen views looked at in one sitting; the oldest go first. */
const MOST_FROZEN = 4;

/**
 * The present and each frozen moment remember for themselves: a verdict that was kept an hour ago, or a watch that was
 * followed to its end, would tell a frozen view its future.
 */
export function createMoments(): { of(atMs: number | null): AnswerMemory } {
  const present = memory();
  const frozen = new Map<number, AnswerMemory>();
  return {
    of(atMs) {
      if (atMs === null) return present;
      const known = frozen.get(atMs) ?? memory();
      frozen.delete(atMs);
      frozen.set(atMs, known);
      const [oldest] = frozen.keys();
      if (frozen.size > MOST_FROZEN && oldest !== undefined) frozen.delete(oldest);
      return known;
    },
  };
}

function memory(): AnswerMemory {
  return { revisions: createRevisions(), kept: new Map(), memories: new Map() };
}
