/** Past so many missed refreshes a tile is marked; past so many it says nothing any longer. */
const LATE_AFTER = 2;
const STALE_AFTER = 6;

export interface TileAge {
  readonly state: 'fresh' | 'late' | 'stale';
  readonly ageMs: number;
}

/** The clock that ages are told by. */
export interface Pace {
  readonly nowMs: number;
  readonly refreshMs: number;
}

/** How old a tile's data are. What is settled (a window that is over) does not grow old. */
export function tileAge(asOfMs: number | null, { nowMs, refreshMs }: Pace, settled: boolean): TileAge {
  const ageMs = asOfMs === null ? 0 : nowMs - asOfMs;
  if (settled || asOfMs === null || ageMs <= LATE_AFTER * refreshMs) return { state: 'fresh', ageMs };
  return { state: ageMs <= STALE_AFTER * refreshMs ? 'late' : 'stale', ageMs };
}
