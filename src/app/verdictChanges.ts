/** One release's verdict, as it is told. */
export interface ToldVerdict {
  readonly releaseId: string;
  /** "Shop 2.15.0" */
  readonly name: string;
  /** "Regressed" */
  readonly word: string;
  readonly reason: string;
}

/** What a listener knows, and when something was last said to them. */
export interface Telling {
  readonly known: ReadonlyMap<string, string>;
  readonly lastSaidMs: number | null;
}

export const nothingTold: Telling = { known: new Map(), lastSaidMs: null };

/** At most one announcement in this time: a page that talks all the time is muted by its listeners. */
export const QUIET_MS = 60_000;

export interface Announcement {
  /** null = nothing to say, or not yet. */
  readonly text: string | null;
  readonly next: Telling;
  /** When a change that is held back may be said; null = none is. */
  readonly sayAtMs: number | null;
}

/**
 * Only changes of a known verdict are said; the first sight of one is read from the page. What changed and changed back
 * within the quiet time is never said, because it is compared with what was told last.
 */
export function announce(telling: Telling, verdicts: readonly ToldVerdict[], nowMs: number): Announcement {
  const known = new Map(telling.known);
  const changed: ToldVerdict[] = [];
  for (const verdict of verdicts) {
    const before = known.get(verdict.releaseId);
    if (before === undefined) known.set(verdict.releaseId, verdict.word);
    else if (before !== verdict.word) changed.push(verdict);
  }
  if (changed.length === 0) return { text: null, next: { ...telling, known }, sayAtMs: null };
  const sayAtMs = telling.lastSaidMs === null ? nowMs : telling.lastSaidMs + QUIET_MS;
  if (nowMs < sayAtMs) return { text: null, next: { ...telling, known }, sayAtMs };
  for (const { releaseId, word } of changed) known.set(releaseId, word);
  const text = changed.map(({ name, word, reason }) => `${name}: ${word}. ${reason}`).join(' ');
  return { text, next: { known, lastSaidMs: nowMs }, sayAtMs: null };
}
