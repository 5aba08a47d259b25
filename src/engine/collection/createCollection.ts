import {
  QueriesObserver,
  QueryClient,
  environmentManager,
  focusManager,
  hashKey,
  type Query,
  type QueryObserverOptions,
} from '@tanstack/query-core';
import type { Collected } from '../domain/collected.ts';
import type { EntityQuery, Known, Reader } from './entityQuery.ts';
import type { KeptAnswer, LastGood } from './lastGood.ts';
import { pollDelayMs, retryDelayMs, shouldRetry } from './retry.ts';
import { trueSince } from './trueSince.ts';

export interface CollectionOptions {
  readonly clock: { nowMs(): number };
  readonly random: () => number;
  /** How much faster than real time the refresh clock runs; polls keep up, within reason. */
  readonly speed: () => number;
  /** What is kept is computed at least this often in real time at speed 1, because what does not come grows old too; absent = only when something comes. */
  readonly recomputeMs?: number;
  /** Keeps answers through reloads; absent where nothing outlives the process. */
  readonly lastGood?: LastGood;
}

/** The engine's cache of domain entities: what is fetched, kept, asked again, and dropped. */
export interface Collection {
  /** A reader that only looks at what is there. */
  readonly peek: Reader;
  /**
   * Runs `compute` now and whenever something it read has changed; what it reads is fetched and kept fresh until the
   * returned function is called. Requests that nobody needs any more are aborted.
   */
  keep(compute: (reader: Reader) => void): () => void;
  /** Fetches again what failed or is stale, at once. */
  refresh(): void;
  /** Polling rests while nobody looks. */
  setVisible(visible: boolean): void;
  /** Answers of an earlier run stand in, with their own age, until the sources answer again. */
  restore(answers: readonly KeptAnswer[]): void;
}

const KEEP_UNUSED_MS = 10 * 60_000;
/** A burst of answers is worth one computation. */
const SETTLE_MS = 40;
/** The demo's clock may run faster than its tools can answer: polls hurry this much, not more. */
export const MOST_HURRY = 10;

// A worker has no `window`, which query-core takes for a server: no polling, no retries, nothing ever dropped.
environmentManager.setIsServer(() => false);

export function createCollection(options: CollectionOptions): Collection {
  const hurry = () => Math.min(options.speed(), MOST_HURRY);
  const client = new QueryClient();
  client.mount();
  /** Last good answer of a question whose window has moved on by an hour: shown until the new one is there. */
  const lastOfSlot = new Map<string, unknown>();
  const failuresInARow = new Map<string, number>();
  const delays = new Map<string, { readonly drawnFor: string; readonly delayMs: number }>();
  /** A question that has failed for good is "awaited" to query-core while it is asked again; people saw it fail. */
  const lastErrors = new Map<string, Error>();
  client.getQueryCache().subscribe((event) => {
    const { queryHash, state } = event.query;
    if (event.type === 'updated' && event.action.type === 'error' && state.error !== null)
      lastErrors.set(queryHash, state.error);
    if (event.type === 'removed') {
      delays.delete(queryHash);
      failuresInARow.delete(queryHash);
    }
    if (event.type === 'removed' || (event.type === 'updated' && event.action.type === 'success'))
      lastErrors.delete(queryHash);
  });

  function known<T>(query: EntityQuery<T>): Known<T> {
    const state = client.getQueryState<Collected<T>>(query.key);
    const fresh = state?.data ?? null;
    if (fresh !== null && query.slot !== undefined) lastOfSlot.set(query.slot, fresh);
    const data = fresh ?? earlier<T>(query);
    const error = state?.status === 'error' ? state.error : (lastErrors.get(hashKey(query.key)) ?? null);
    return { data, error, awaited: fresh === null && error === null, everyMs: everyMsOf(query) };
  }

  /** A clock that outruns the polls makes the time between two answers longer, as it is told by that clock. */
  function everyMsOf({ staleMs }: EntityQuery<unknown>): number | null {
    return staleMs === Infinity ? null : staleMs * Math.max(1, options.speed() / MOST_HURRY);
  }

  function earlier<T>({ slot }: EntityQuery<T>): Collected<T> | null {
    // Only this function and `known` touch the map, and a slot names its entity: the type is the query's own.
    return slot === undefined ? null : ((lastOfSlot.get(slot) as Collected<T> | undefined) ?? null);
  }

  function observerOptions(query: EntityQuery<unknown>): QueryObserverOptions {
    return {
      queryKey: query.key,
      queryFn: ({ signal }) => counted(query, signal),
      staleTime: query.staleMs === Infinity ? Infinity : query.staleMs / hurry(),
      gcTime: KEEP_UNUSED_MS,
      networkMode: 'always',
      structuralSharing: false,
      retry: shouldRetry,
      retryDelay: (failures, error) => retryDelayMs(failures, error, options.random),
      refetchInterval: ({ state }) => {
        if (query.staleMs === Infinity && state.status !== 'error') return false;
        const refreshMs = query.staleMs === Infinity ? 60_000 : query.staleMs;
        return steadyDelayMs(hashKey(query.key), refreshMs / hurry(), state);
      },
    };
  }

  /**
   * Drawn once for each answer: query-core reads the interval at every computation, and where it differs begins to wait anew.
   * A query beside livelier ones would never be asked again.
   */
  function steadyDelayMs(
    hash: string,
    refreshMs: number,
    { dataUpdateCount, errorUpdateCount }: { dataUpdateCount: number; errorUpdateCount: number },
  ): number {
    const drawnFor = `${refreshMs} ${dataUpdateCount} ${errorUpdateCount}`;
    const known = delays.get(hash);
    if (known?.drawnFor === drawnFor) return known.delayMs;
    const delayMs = pollDelayMs(refreshMs, failuresInARow.get(hash) ?? 0, options.random);
    delays.set(hash, { drawnFor, delayMs });
    return delayMs;
  }

  async function counted<T>(query: EntityQuery<T>, signal: AbortSignal): Promise<Collected<T>> {
    const hash = hashKey(query.key);
    try {
      const collected = trueSince(await query.collect({ signal, nowMs: options.clock.nowMs() }));
      if (failuresInARow.delete(hash)) askFailedOf(query.source.id);
      options.lastGood?.note(hash, query, collected);
      return collected;
    } catch (error) {
      if (!signal.aborted) failuresInARow.set(hash, (failuresInARow.get(hash) ?? 0) + 1);
      throw error;
    }
  }

  /**
   * A source that answers again is asked everything that it failed to tell, instead of each question waiting out its own
   * back-off. Only a recovery does so: what one source refuses for good stays as rare as it was.
   */
  function askFailedOf(sourceId: string): void {
    const predicate = ({ queryKey, state }: Query) => queryKey[1] === sourceId && state.status === 'error';
    void client.refetchQueries({ type: 'active', predicate }, { cancelRefetch: false });
  }

  function keep(compute: (reader: Reader) => void): () => void {
    let resting: ReturnType<typeof setTimeout> | null = null;
    let ageing: ReturnType<typeof setTimeout> | null = null;
    let changed = false;
    let stopped = false;
    const observer = new QueriesObserver(client, []);
    const run = () => {
      changed = false;
      const wanted = new Map<string, EntityQuery<unknown>>();
      compute({
        read: (query) => {
          wanted.set(hashKey(query.key), query);
          return known(query);
        },
      });
      resting = setTimeout(rested, SETTLE_MS);
      if (ageing !== null) clearTimeout(ageing);
      if (options.recomputeMs !== undefined)
        ageing = setTimeout(age, options.recomputeMs / Math.max(1, hurry()));
      // What is looked at most is asked first: a source answers a few questions at a time.
      const queries = [...wanted.values()].toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
      observer.setQueries(queries.map(observerOptions));
    };
    const age = () => {
      changed = true;
      if (resting === null) run();
    };
    const rested = () => {
      resting = null;
      if (changed && !stopped) run();
    };
    // The first answer counts at once; what follows within moments is computed together.
    const unsubscribe = observer.subscribe(() => {
      changed = true;
      resting ??= setTimeout(rested, 0);
    });
    run();
    return () => {
      stopped = true;
      if (resting !== null) clearTimeout(resting);
      if (ageing !== null) clearTimeout(ageing);
      unsubscribe();
    };
  }

  function restore(answers: readonly KeptAnswer[]): void {
    for (const { key, slot, collected } of answers.toSorted((a, b) => a.keptAtMs - b.keptAtMs)) {
      client.setQueryData(key, collected);
      if (slot !== null) lastOfSlot.set(slot, collected);
    }
    // Even what is never asked twice in one run: a wrong answer must not outlive every reload.
    void client.invalidateQueries({ refetchType: 'none' });
  }

  return {
    peek: { read: known },
    keep,
    refresh: () =>
      void client.refetchQueries({
        type: 'active',
        predicate: (query) => query.isStale() || query.state.status === 'error',
      }),
    setVisible(visible) {
      focusManager.setFocused(visible);
      // A hidden page may be gone without a word.
      if (!visible) void options.lastGood?.flush();
    },
    restore,
  };
}
