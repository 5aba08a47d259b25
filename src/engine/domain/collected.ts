import type { TimeWindow } from './time.ts';

/** One request as it was really sent, so that anybody can ask the vendor the same. Never holds a credential. */
export interface RequestReceipt {
  readonly method: 'GET' | 'POST';
  /** Path and search below the source's base URL. */
  readonly path: string;
  /** The query in the vendor's own language (PromQL, JQL, ...), or null where the path says it all. */
  readonly query: string | null;
  readonly sentAtMs: number;
  readonly tookMs: number;
  readonly bytes: number | null;
  /** When this answer was true, by our clock: before `sentAtMs` where a cache on the way gave it. */
  readonly asOfMs: number;
  /** The same question in the vendor's own screen, or null. */
  readonly vendorUrl: string | null;
}

/** Records an adapter could not use; counted and named, never dropped in silence. */
export interface Rejected {
  readonly count: number;
  /** Plain words: "no creation time", "negative count". */
  readonly reason: string;
  /** One of them as text (an id, a label set), for finding it in the vendor's screen. */
  readonly example: string;
}

/**
 * What an adapter answers: the items, and everything needed to know how far to believe them.
 * An empty `items` with an empty `incompleteness` means "asked, and there is none".
 */
export interface Collected<T> {
  readonly items: readonly T[];
  /** The window really covered; null where the entity has none (a list of releases). */
  readonly window: TimeWindow | null;
  /** Why something may be missing (truncated, partial answer, rights), in plain words; empty = complete. */
  readonly incompleteness: readonly string[];
  readonly rejected: readonly Rejected[];
  /** Things worth saying that cost no records: unknown statuses kept as text, unit guesses. */
  readonly notices: readonly string[];
  /** When the answer was true, by the refresh clock. */
  readonly asOfMs: number;
  readonly receipts: readonly RequestReceipt[];
}
