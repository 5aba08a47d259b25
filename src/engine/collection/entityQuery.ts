import type { Asking, Capability } from '../adapters/contract.ts';
import type { Collected } from '../domain/collected.ts';
import type { Source } from './connectSources.ts';

/**
 * One question to one source. `key` names everything the answer depends on and nothing else, above all not the present.
 * `staleMs` is a decision each query must take: how long its answer is as good as new (Infinity = for ever).
 */
export interface EntityQuery<T> {
  readonly key: readonly [entity: string, sourceId: string, ...rest: readonly (string | number)[]];
  readonly source: Source;
  /** 'probe' is the source's check of itself. */
  readonly entity: Capability | 'probe';
  readonly staleMs: number;
  /** Lower is asked earlier; 0 where absent. */
  readonly rank?: number;
  /** Names the question without its window; while a moved-on window is awaited, the slot's last answer stands in. */
  readonly slot?: string;
  collect(asking: Asking): Promise<Collected<T>>;
}

/** What is known of a query's answer now. `data` may stand beside `error`: the last good answer of a source that failed since. */
export interface Known<T> {
  readonly data: Collected<T> | null;
  readonly error: unknown;
  /** No answer and no error yet. */
  readonly awaited: boolean;
  /** How often a new answer is expected, on the refresh clock; null = never. */
  readonly everyMs: number | null;
}

/** Gives what is known and notes what was asked for, so that it is fetched and kept fresh. */
export interface Reader {
  read<T>(query: EntityQuery<T>): Known<T>;
}

/** An answer found again by the key that a reading carries, for its receipt. */
export interface Found {
  readonly query: EntityQuery<unknown>;
  readonly known: Known<unknown>;
}
