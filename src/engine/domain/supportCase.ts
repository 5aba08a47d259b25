/** A customer's report. Times are UTC epoch ms; null = not known, never zero. */
export interface SupportCase {
  /** `<source id>:<vendor id>`, unique over all sources. */
  readonly id: string;
  readonly sourceId: string;
  readonly subject: string;
  readonly serviceNames: readonly string[];
  /** Releases that the case names, in the source's spelling; empty = it names none. */
  readonly releaseNames: readonly string[];
  readonly openedAtMs: number;
  /** null = not solved, or (state `solved`) at a time that the source does not tell. */
  readonly solvedAtMs: number | null;
  readonly state: 'open' | 'waiting' | 'solved' | 'other';
  readonly statusText: string;
  /** The customer's own word after it was solved; null = not asked or not answered. */
  readonly satisfied: boolean | null;
  readonly labels: readonly string[];
  readonly url: string | null;
}
