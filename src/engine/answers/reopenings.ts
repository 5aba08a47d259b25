import type { Defect, Incident } from '../domain/ticket.ts';

/** How often a ticket left "done" again; null where its history is not wholly known: then it is unknown, not zero. */
export function reopenings({ changes, historyComplete }: Pick<Incident | Defect, 'changes' | 'historyComplete'>): number | null {
  if (!historyComplete) return null;
  return changes.filter(({ from, to, migration }) => !migration && from === 'done' && to !== 'done').length;
}
