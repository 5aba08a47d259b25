import type { RateLimit } from './rateLimit.ts';
import type { SourceErrorFacts } from './sourceError.ts';

/** What went over the wire to one source since the engine started, for the Sources screen. */
export interface SourceTraffic {
  readonly requestsSent: number;
  readonly inFlight: number;
  readonly queued: number;
  /** Bytes of answer bodies after decompression: what had to be parsed. */
  readonly bytesReceived: number;
  /** When the source itself last answered well; a stale answer of a cache counts as of its own time. */
  readonly lastSuccessAtMs: number | null;
  readonly lastError: (SourceErrorFacts & { readonly atMs: number }) | null;
  /** No request is sent before this moment, because the source said so; null = free. */
  readonly pausedUntilMs: number | null;
  readonly rateLimit: RateLimit | null;
  /** Source's clock minus ours, precise to about a second; null where answers carry no readable `Date`. */
  readonly clockSkewMs: number | null;
}

/** Holds the current traffic of one source and tells who wants to know. Every change is a new object. */
export interface SourceTrafficStore {
  current(): SourceTraffic;
  /** Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  update(change: Partial<SourceTraffic>): void;
}

export const NO_TRAFFIC: SourceTraffic = {
  requestsSent: 0,
  inFlight: 0,
  queued: 0,
  bytesReceived: 0,
  lastSuccessAtMs: null,
  lastError: null,
  pausedUntilMs: null,
  rateLimit: null,
  clockSkewMs: null,
};

export function createSourceTraffic(): SourceTrafficStore {
  let traffic = NO_TRAFFIC;
  const listeners = new Set<() => void>();
  return {
    current: () => traffic,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update(change) {
      traffic = { ...traffic, ...change };
      for (const listener of listeners) listener();
    },
  };
}
