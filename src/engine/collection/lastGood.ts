import type { Collected } from '../domain/collected.ts';
import { DAY_MS, MINUTE_MS } from '../domain/time.ts';
import { approximateBytes } from './approximateBytes.ts';
import type { EntityQuery } from './entityQuery.ts';

/** One answer as it is kept through a reload. Never holds a credential: adapters put none into what they answer. */
export interface KeptAnswer {
  /** Names the query; one answer is kept for each. */
  readonly id: string;
  readonly key: EntityQuery<unknown>['key'];
  readonly slot: string | null;
  readonly collected: Collected<unknown>;
  readonly keptAtMs: number;
  readonly bytes: number;
  /** Fingerprint of the settings and the version that it was collected under. */
  readonly generation: string;
}

/** Where answers outlive a reload: IndexedDB in a browser, a map in a test. Each call may fail. */
export interface AnswerStore {
  load(): Promise<readonly KeptAnswer[]>;
  change(put: readonly KeptAnswer[], drop: readonly string[]): Promise<void>;
}

/** What is kept, for people. `refused`: the browser gives no room, and a reload without sources shows nothing. */
export interface KeptState {
  readonly state: 'kept' | 'refused';
  readonly answers: number;
  readonly bytes: number;
  readonly savedAtMs: number | null;
  /** How many answers this start found again. */
  readonly restored: number;
}

export interface LastGood {
  /** Called once, before anything is asked. Never fails, and never takes long. */
  restore(): Promise<readonly KeptAnswer[]>;
  note(id: string, query: EntityQuery<unknown>, collected: Collected<unknown>): void;
  /** Writes now what would be written within a minute. */
  flush(): Promise<void>;
}

export interface LastGoodOptions {
  readonly store: AnswerStore;
  readonly generation: string;
  readonly clock: { nowMs(): number };
  readonly tell: (state: KeptState) => void;
}

export const keptLimits = {
  answers: 2_000,
  bytes: 40 * 1024 * 1024,
  bytesOfOne: 8 * 1024 * 1024,
  ageMs: 7 * DAY_MS,
  /** A store that does not answer must not hold the first screen back. */
  loadMs: 1_500,
} as const;

const FIRST_WRITE_MS = 5_000;
/** Displays run from memory cards: what comes in every few seconds is written once a minute. */
const WRITE_EVERY_MS = MINUTE_MS;
/** An answer from further ahead than this was dated by a wrong clock. */
const MOST_AHEAD_MS = 5 * MINUTE_MS;

/** Keeps the last good answers through reloads, within bounds; goes on without where nothing can be kept. */
export function createLastGood({ store, generation, clock, tell }: LastGoodOptions): LastGood {
  const held = new Map<string, { bytes: number; keptAtMs: number }>();
  const waiting = new Map<string, KeptAnswer>();
  const dropped = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let savedAtMs: number | null = null;
  let restored = 0;

  const say = (state: KeptState['state']): void => {
    const bytes = [...held.values()].reduce((sum, one) => sum + one.bytes, 0);
    tell({ state, answers: held.size, bytes, savedAtMs, restored });
  };

  async function restore(): Promise<readonly KeptAnswer[]> {
    let found: readonly KeptAnswer[];
    try {
      found = await within(store.load(), keptLimits.loadMs);
    } catch {
      say('refused');
      return [];
    }
    const nowMs = clock.nowMs();
    const good = found.filter(
      (one) =>
        one.generation === generation &&
        nowMs - one.keptAtMs < keptLimits.ageMs &&
        one.keptAtMs - nowMs < MOST_AHEAD_MS &&
        one.collected.asOfMs - nowMs < MOST_AHEAD_MS,
    );
    const kept = new Set(good.map(({ id }) => id));
    for (const { id } of found) if (!kept.has(id)) dropped.add(id);
    for (const { id, bytes, keptAtMs } of good) held.set(id, { bytes, keptAtMs });
    restored = good.length;
    makeRoom();
    if (dropped.size > 0) timer ??= setTimeout(() => void write(), FIRST_WRITE_MS);
    say('kept');
    return good;
  }

  function note(id: string, query: EntityQuery<unknown>, collected: Collected<unknown>): void {
    // A source's check of itself is worth nothing tomorrow.
    if (query.entity === 'probe') return;
    const bytes = approximateBytes(collected);
    if (bytes > keptLimits.bytesOfOne) return;
    const { key, slot = null } = query;
    const keptAtMs = clock.nowMs();
    waiting.set(id, { id, key, slot, collected, keptAtMs, bytes, generation });
    dropped.delete(id);
    timer ??= setTimeout(() => void write(), savedAtMs === null ? FIRST_WRITE_MS : WRITE_EVERY_MS);
  }

  function makeRoom(): void {
    const oldestFirst = [...held].toSorted(([, a], [, b]) => a.keptAtMs - b.keptAtMs);
    let bytes = oldestFirst.reduce((sum, [, one]) => sum + one.bytes, 0);
    for (const [id, one] of oldestFirst) {
      const isOld = clock.nowMs() - one.keptAtMs >= keptLimits.ageMs;
      if (!isOld && held.size <= keptLimits.answers && bytes <= keptLimits.bytes) return;
      held.delete(id);
      waiting.delete(id);
      dropped.add(id);
      bytes -= one.bytes;
    }
  }

  async function write(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    for (const { id, bytes, keptAtMs } of waiting.values()) held.set(id, { bytes, keptAtMs });
    makeRoom();
    const put = [...waiting.values()];
    const drop = [...dropped];
    waiting.clear();
    dropped.clear();
    if (put.length === 0 && drop.length === 0) return;
    try {
      await store.change(put, drop);
      savedAtMs = clock.nowMs();
      say('kept');
    } catch {
      // Full or forbidden. The next write tries again with what is newest by then.
      for (const { id } of put) held.delete(id);
      say('refused');
    }
  }

  return { restore, note, flush: write };
}

async function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The store does not answer.')), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
