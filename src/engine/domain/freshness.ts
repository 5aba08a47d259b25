/** Something that was true at a moment and is expected anew after a while. */
export interface Dated {
  readonly asOfMs: number;
  /** On the refresh clock; null = it can no longer change and is not asked again, so it does not age. */
  readonly everyMs: number | null;
}

export interface Freshness {
  readonly state: 'fresh' | 'late' | 'stale';
  /** Age of what puts it into this state, ms; of things that do not age: 0. */
  readonly ageMs: number;
}

/** Intervals that may be missed before data are marked as old, and before nothing is claimed by them any more. */
export const LATE_AFTER_INTERVALS = 2;
export const STALE_AFTER_INTERVALS = 6;
/** The newest bucket of a source that works is this many buckets behind at most: one that still fills, one to be scraped. */
const BUCKETS_BEHIND = 2;

const RANK = { fresh: 0, late: 1, stale: 2 } as const;

/** How new a thing is now. */
export function freshness({ asOfMs, everyMs }: Dated, nowMs: number): Freshness {
  if (everyMs === null) return { state: 'fresh', ageMs: 0 };
  const ageMs = nowMs - asOfMs;
  if (ageMs > STALE_AFTER_INTERVALS * everyMs) return { state: 'stale', ageMs };
  return { state: ageMs > LATE_AFTER_INTERVALS * everyMs ? 'late' : 'fresh', ageMs };
}

/** As new as the worst of its parts; of equally bad ones the oldest speaks. */
export function freshnessOf(parts: readonly Dated[], nowMs: number): Freshness {
  let worst: Freshness = { state: 'fresh', ageMs: 0 };
  for (const part of parts) {
    const one = freshness(part, nowMs);
    const order = RANK[one.state] - RANK[worst.state];
    if (order > 0 || (order === 0 && one.ageMs > worst.ageMs)) worst = one;
  }
  return worst;
}

/** The oldest moment among what still ages; where nothing does, the oldest of all. Infinity = there is nothing. */
export function oldestMs(parts: readonly Dated[]): number {
  const ageing = parts.filter(({ everyMs }) => everyMs !== null);
  return (ageing.length > 0 ? ageing : parts).reduce(
    (oldest, { asOfMs }) => Math.min(oldest, asOfMs),
    Infinity,
  );
}

/** All that the age of these parts can ever depend on: for each interval, its oldest part. */
export function ageingOf(parts: readonly Dated[]): Dated[] {
  const oldest = new Map<number, number>();
  for (const { asOfMs, everyMs } of parts) {
    if (everyMs !== null) oldest.set(everyMs, Math.min(asOfMs, oldest.get(everyMs) ?? Infinity));
  }
  return [...oldest].map(([everyMs, asOfMs]) => ({ asOfMs, everyMs }));
}

/** What was told this long after a stretch has ended does not change any more. */
export function settledBy<T extends Dated>(parts: readonly T[], finalAtMs: number): T[] {
  return parts.map((part) => (part.asOfMs >= finalAtMs ? { ...part, everyMs: null } : part));
}

/**
 * When an answer was true, judged by what it tells: a source that answers at once but whose newest bucket never moves has
 * fallen silent, however new its answers are.
 */
export function trueByNewest(asOfMs: number, newestEndMs: number, bucketMs: number): number {
  return Math.min(asOfMs, newestEndMs + BUCKETS_BEHIND * bucketMs);
}
