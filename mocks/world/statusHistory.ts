import type { WorldStatus, WorldStatusChange } from './world.ts';

/** Steps become changes, each starting where the one before ended; a new ticket is 'new'. */
export function statusHistory(
  steps: readonly { readonly atMs: number; readonly to: WorldStatus; readonly author: string }[],
): readonly WorldStatusChange[] {
  return steps.map(({ atMs, to, author }, i) => ({
    atMs: Math.round(atMs),
    from: steps[i - 1]?.to ?? 'new',
    to,
    author,
  }));
}
