import type { SeenSignal } from '../../selection/lastLook.ts';
import type { WatchSignal } from './watchTypes.ts';

/** A signal that is not as it was at the last look. */
export interface MovedSignal {
  readonly id: string;
  readonly label: string;
  /** null = it was not there at the last look. */
  readonly was: string | null;
  /** null = it is not there any more. */
  readonly now: WatchSignal | null;
  readonly grade: WatchSignal['grade'];
}

const loudness: Readonly<Record<WatchSignal['grade'], number>> = { bad: 0, uneasy: 1, calm: 2 };

/**
 * What changed state since the last look, loudest first. Quiet by default: a signal that appeared calm, or was calm and
 * is no longer told of, did not move anybody.
 */
export function movedSince(
  seen: readonly SeenSignal[],
  signals: readonly WatchSignal[],
): readonly MovedSignal[] {
  const before = new Map(seen.map((signal) => [signal.id, signal]));
  const here = new Set(signals.map(({ id }) => id));
  const changed = signals.flatMap((now): MovedSignal[] => {
    const was = before.get(now.id) ?? null;
    if (was === null ? now.grade === 'calm' : was.state === now.state) return [];
    return [{ id: now.id, label: now.label, was: was?.state ?? null, now, grade: now.grade }];
  });
  const gone = seen
    .filter(({ id, grade }) => grade !== 'calm' && !here.has(id))
    .map(({ id, label, state }): MovedSignal => ({ id, label, was: state, now: null, grade: 'calm' }));
  return [...changed, ...gone].toSorted(
    (a, b) => loudness[a.grade] - loudness[b.grade] || (b.now?.sinceMs ?? 0) - (a.now?.sinceMs ?? 0),
  );
}

/** "moved from too early to regressed", "is new: worsening", "is no longer told of (was failing)". */
export function movedText({ was, now }: MovedSignal): string {
  if (now === null) return `is no longer told of (was ${was ?? 'there'})`;
  if (was !== null) return `moved from ${was} to ${now.state}`;
  return now.state === 'new' ? 'is new' : `is new here: ${now.state}`;
}
